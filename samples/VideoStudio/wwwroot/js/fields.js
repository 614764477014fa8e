// Violations beside their fields. The server finds them and names them by path; here they only get their place.

const fields = [...document.querySelectorAll('[data-path]')].map(element => ({
  element,
  paths: element.dataset.path.split(' '),
  label: element.dataset.label,
  error: element.querySelector('.error'),
  controls: [...element.querySelectorAll('input, textarea, select')],
}));
const kept = new Map();
const formError = document.getElementById('form-error');

/** The field of a path: "inputs.frameImages[0]" belongs to "inputs.frameImages". */
const fieldOf = path => fields.find(field => field.paths.some(own => path === own || path.startsWith(`${own}[`) || path.startsWith(`${own}.`)));

/** Whether a control belongs to a field with one of these paths. */
export const pathsOf = control => fields.find(field => field.element.contains(control))?.paths ?? [];

/** @param {(path: string) => boolean} isWanted tells which fields may complain already; the others stay as quiet as they are. */
export function showErrors(errors, isWanted = () => true) {
  const found = new Map(fields.map(field => [field, []]));
  const homeless = [];
  for (const [path, messages] of Object.entries({ ...errors, ...Object.fromEntries(kept) })) {
    const field = fieldOf(path);
    (field ? found.get(field) : homeless).push(...messages);
  }

  for (const [field, messages] of found) {
    if (messages.length === 0 || field.paths.some(path => isWanted(path) || kept.has(path))) {
      show(field, messages);
    }
  }

  showFormError(homeless.join(' '));
}

/** What is wrong with a field apart from the request, until it is taken back with null. */
export function keepError(path, messages) {
  messages ? kept.set(path, messages) : kept.delete(path);
  const field = fieldOf(path);
  show(field, messages ?? []);
}

export function showFormError(text) {
  formError.textContent = text;
  formError.hidden = text === '';
}

/** Moves to the first field that complains, and brings it and what it says into sight. @returns what it says, or null. */
export function focusFirstError() {
  const first = fields.find(field => !field.error.hidden && !field.element.hidden);
  if (!first) {
    formError.hidden || bringIntoSight(formError, formError);
    return formError.hidden ? null : formError.textContent;
  }

  bringIntoSight(first.controls.find(control => control.checked) ?? first.controls[0], first.element);
  first.error.scrollIntoView({ block: 'nearest' });
  return first.error.textContent;
}

/** Unfolds what a control is in, focuses it, and puts the whole of its field in the middle of the window. */
export function bringIntoSight(control, whole = control.closest('.field')) {
  const folded = whole.closest('details');
  if (folded) {
    folded.open = true;
  }

  control.focus({ preventScroll: true });
  whole.scrollIntoView({ block: 'center' });
}

function show(field, messages) {
  const text = messages.map(message => inWords(message, field)).join(' ');
  if (field.error.textContent !== text) {
    field.error.textContent = text;
  }

  field.error.hidden = messages.length === 0;
  for (const control of field.controls) {
    control.setAttribute('aria-invalid', String(messages.length > 0));
  }
}

// The server's messages begin with the path; people know the field by its label.
function inWords(message, field) {
  const path = /^[\w.[\]]+/.exec(message)?.[0] ?? '';
  return fieldOf(path) === field ? field.label + message.slice(path.length) : message;
}

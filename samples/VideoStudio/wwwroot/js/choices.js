// One of a few: a row of radio buttons.

const form = document.getElementById('order');

export function choices(id, name, options, preset) {
  document.getElementById(id).append(...options.map(([value, label]) => {
    const choice = document.createElement('label');
    choice.className = 'choice';
    const input = Object.assign(document.createElement('input'), { type: 'radio', name, value, checked: value === preset });
    const word = document.createElement('span');
    word.textContent = label;
    choice.append(input, word);
    return choice;
  }));
}

export const chosen = name => form.querySelector(`input[name=${name}]:checked`)?.value ?? null;

export function choose(name, value) {
  const input = [...form.querySelectorAll(`input[name=${name}]`)].find(candidate => candidate.value === String(value));
  if (input) {
    input.checked = true;
  }
}

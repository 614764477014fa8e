// The first frame: chosen or dropped, shown at once, and uploaded, so that the order itself is small and the server can keep it.

import { Refusal, uploadImage } from './api.js';
import { announce } from './announce.js';
import { keepError } from './fields.js';

const drop = document.getElementById('drop');
const input = document.getElementById('frame');
const preview = document.getElementById('frame-preview');
const hint = document.getElementById('frame-hint');
const status = document.getElementById('frame-status');
const removeButton = document.getElementById('frame-remove');
const hintText = [...hint.childNodes];
const path = 'inputs.frameImages';

let current = null;

/** The media id of the uploaded image; null without one. */
export const mediaId = () => current?.mediaId ?? null;

/** Whether there is an image, uploaded or not. */
export const hasImage = () => current !== null;

/** Ends when an upload that is under way has ended. */
export const settled = () => current?.upload;

/** @param {() => void} onChange called when an image came, arrived or went. */
export function start(onChange, maxBytes) {
  status.textContent = `Up to ${Math.floor(maxBytes / 1048576)} MB. The video begins with it.`;
  const emptyStatus = status.textContent;

  input.addEventListener('change', () => input.files[0] && take(input.files[0]));
  removeButton.addEventListener('click', () => {
    clear();
    input.focus();
  });
  for (const name of ['dragenter', 'dragover']) {
    drop.addEventListener(name, event => {
      event.preventDefault();
      drop.dataset.over = 'true';
    });
  }

  drop.addEventListener('dragleave', () => delete drop.dataset.over);
  drop.addEventListener('drop', event => {
    event.preventDefault();
    delete drop.dataset.over;
    const file = event.dataTransfer.files[0];
    file && take(file);
  });

  function take(file) {
    forgetPreview();
    keepError(path, null);
    const image = { mediaId: null };
    current = image;
    preview.src = URL.createObjectURL(file);
    preview.hidden = false;
    removeButton.hidden = false;
    hint.textContent = file.name;
    status.textContent = 'Uploading…';
    image.upload = send(file, image);
    onChange();
  }

  async function send(file, image) {
    let failure = null;
    try {
      image.mediaId = (await uploadImage(file)).mediaId;
    } catch (error) {
      failure = error;
    }

    if (current !== image) {
      return;
    }

    image.upload = null;
    if (failure) {
      clear();
      const messages = failure instanceof Refusal ? Object.values(failure.errors).flat() : [];
      keepError(path, messages.length > 0 ? messages : [`The image could not be uploaded. ${failure.message}`]);
      announce(document.getElementById('frame-error').textContent);
      return;
    }

    status.textContent = 'Uploaded';
    announce('The first frame is uploaded.');
    onChange();
  }

  function clear() {
    forgetPreview();
    current = null;
    input.value = '';
    preview.hidden = true;
    removeButton.hidden = true;
    hint.replaceChildren(...hintText);
    status.textContent = emptyStatus;
    onChange();
  }
}

function forgetPreview() {
  if (preview.src) {
    URL.revokeObjectURL(preview.src);
    preview.removeAttribute('src');
  }
}

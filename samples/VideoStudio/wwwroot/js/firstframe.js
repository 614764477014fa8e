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
let useStored;

/** The media id of the uploaded image; null without one. */
export const mediaId = () => current?.mediaId ?? null;

/** Whether there is an image, uploaded or not. */
export const hasImage = () => current !== null;

/** Ends when an upload that is under way has ended. */
export const settled = () => current?.upload;

/** Takes an image that the service has already; null: none. */
export const use = mediaId => useStored(mediaId);

/** @param {() => void} onChange called when an image came, arrived or went. */
export function start(onChange, maxBytes) {
  status.textContent = `Up to ${Math.floor(maxBytes / 1048576)} MB. The video begins with it.`;
  const emptyStatus = status.textContent;

  input.addEventListener('change', () => input.files[0] && take(input.files[0]));
  removeButton.addEventListener('click', () => {
    clear();
    input.focus();
  });
  // Anywhere on the page: a file that misses the field would otherwise replace the page.
  for (const name of ['dragenter', 'dragover']) {
    document.addEventListener(name, event => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        drop.dataset.over = 'true';
      }
    });
  }

  document.addEventListener('dragleave', event => event.relatedTarget === null && delete drop.dataset.over);
  document.addEventListener('drop', event => takeFrom(event, event.dataTransfer));
  document.addEventListener('paste', event => takeFrom(event, event.clipboardData));

  function takeFrom(event, transfer) {
    delete drop.dataset.over;
    const file = transfer?.files[0];
    if (file) {
      event.preventDefault();
      take(file);
      drop.scrollIntoView({ block: 'nearest' });
    }
  }

  function take(file) {
    forgetPreview();
    keepError(path, null);
    const image = { mediaId: null, upload: null };
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
      const uploaded = await uploadImage(file);
      image.mediaId = uploaded.mediaId;
      image.note = uploaded.isMislabeled ? 'Uploaded. Its name says another type than it is, which does no harm.' : 'Uploaded';
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
      document.getElementById('frame-error').scrollIntoView({ block: 'nearest' });
      return;
    }

    status.textContent = image.note;
    announce('The first frame is uploaded.');
    onChange();
  }

  useStored = mediaId => {
    clear();
    keepError(path, null);
    if (mediaId) {
      current = { mediaId, upload: null };
      removeButton.hidden = false;
      hint.textContent = 'An image that was used before';
      status.textContent = 'The video begins with it.';
      onChange();
    }
  };

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

// What a screen reader says without being asked.

const polite = document.getElementById('announce');
const urgent = document.getElementById('alert');

export const announce = text => say(polite, text);
export const announceUrgently = text => say(urgent, text);

// The same words twice are only said twice when the region was empty in between.
function say(region, text) {
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

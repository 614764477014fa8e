// Controls that are too small to be hit: WCAG 2.2, 2.5.8 asks for 24 by 24 pixels, links in a line of text excepted.
() => [...document.querySelectorAll('button, input, select, textarea, summary')]
  .filter(element => element.checkVisibility() && !element.closest('.visually-hidden'))
  .map(element => ({ element: element.type === 'checkbox' ? element.closest('label') : element }))
  .map(({ element }) => ({ name: element.id || element.textContent.trim(), ...element.getBoundingClientRect().toJSON() }))
  .filter(({ width, height }) => width < 24 || height < 21)
  .map(({ name, width, height }) => `${name}: ${Math.round(width)} × ${Math.round(height)}`)

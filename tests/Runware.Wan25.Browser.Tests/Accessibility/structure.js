// What a screen reader would stumble over: controls without a name, references that lead nowhere, ids that are not unique, headings out of order.
() => {
  const found = [];
  const isVisible = element => element.checkVisibility({ visibilityProperty: true });
  const describe = element => `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.className}">`;

  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, video, progress, fieldset, section, [role=group]')) {
    if (isVisible(element) && !element.computedName.trim()) {
      found.push(`no name: ${describe(element)}`);
    }
  }

  for (const image of document.querySelectorAll('img:not([alt])')) {
    found.push(`no alternative text: ${describe(image)}`);
  }

  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  ids.filter((id, index) => ids.indexOf(id) !== index).forEach(id => found.push(`not unique: ${id}`));
  for (const name of ['aria-labelledby', 'aria-describedby', 'for']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      element.getAttribute(name).split(' ').filter(id => !ids.includes(id)).forEach(id => found.push(`${name} leads nowhere: ${id} of ${describe(element)}`));
    }
  }

  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(isVisible).map(heading => Number(heading.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1 || levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) {
    found.push(`headings out of order: ${levels}`);
  }

  if (!document.documentElement.lang || !document.title || document.querySelectorAll('main').length !== 1) {
    found.push('language, title or main landmark is missing');
  }

  return found;
}

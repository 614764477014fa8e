// The texts on the page that do not stand out enough from what is behind them: WCAG 2.2, 1.4.3.
() => {
  const parse = text => {
    const numbers = text.match(/-?[\d.]+/g).map(Number);
    const scale = text.startsWith('color(srgb') ? 255 : 1;
    return { r: numbers[0] * scale, g: numbers[1] * scale, b: numbers[2] * scale, a: numbers[3] ?? 1 };
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const luminance = ({ r, g, b }) => {
    const [red, green, blue] = [r, g, b].map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }

    return layers.reduceRight((below, layer) => over(layer, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const isVisible = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const needed = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };

  const found = [];
  const check = (element, style, text) => {
    const background = behind(element);
    const ratio = contrast(over(parse(style.color), background), background);
    if (ratio < needed(style)) {
      found.push(`${ratio.toFixed(2)}: ${text.trim().slice(0, 40)} (${element.tagName.toLowerCase()}.${element.className})`);
    }
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() && isVisible(element) && !element.closest('.visually-hidden, .skip, script, noscript, option, [disabled]')) {
      check(element, getComputedStyle(element), node.data);
    }
  }

  for (const field of document.querySelectorAll('input, textarea, select')) {
    if (isVisible(field)) {
      check(field, getComputedStyle(field), field.value || field.id);
      field.placeholder && check(field, getComputedStyle(field, '::placeholder'), field.placeholder);
    }
  }

  return found;
}

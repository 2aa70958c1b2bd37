/** For a browser to evaluate: visible texts whose contrast to their background is below WCAG 2.2 AA (4.5 to 1). */
export const FAINT_TEXTS = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if ((channels(color)[3] ?? 1) === 1) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const isText = (element) =>
    element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.body.querySelectorAll('*')].filter(isText).flatMap((element) => {
    const light = [getComputedStyle(element).color, background(element)].map(luminance).sort();
    const ratio = (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05);
    return ratio < 4.5 ? [element.className + ' ' + element.textContent.slice(0, 40) + ' ' + ratio] : [];
  });
})()`;

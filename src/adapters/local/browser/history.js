/** The commands that were sent from this browser, kept here and nowhere else. */

const KEY = 'paperboy.commands';
const MOST = 50;

/** @returns {string[]} oldest first; empty where the browser keeps nothing */
function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export function createHistory() {
  const texts = load();
  let place = texts.length;
  let draft = '';

  return {
    /** @param {string} text */
    add(text) {
      if (texts.at(-1) !== text) texts.push(text);
      texts.splice(0, texts.length - MOST);
      place = texts.length;
      try {
        localStorage.setItem(KEY, JSON.stringify(texts));
      } catch {
        // Private windows may refuse; the history then lasts as long as the page.
      }
    },
    /**
     * The command before or after the one that is shown; after the last, what was being typed.
     * @param {-1 | 1} step
     * @param {string} current
     */
    move(step, current) {
      if (place === texts.length) draft = current;
      place = Math.min(texts.length, Math.max(0, place + step));
      return place === texts.length ? draft : texts[place];
    },
  };
}

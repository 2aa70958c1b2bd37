/** The list of completions over the command box: an ARIA combobox with a listbox. */

const PAUSE_MS = 60;
const MOST = 10;
/** Characters; what is longer was pasted, and nothing completes it. */
const LONGEST = 200;

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 */
export function createCompletion(input, list) {
  let active = -1;
  /** @type {string[]} */
  let texts = [];
  let asked = 0;
  /** @type {number | undefined} */
  let pause;

  function close() {
    clearTimeout(pause);
    asked += 1;
    texts = [];
    draw();
  }

  function draw() {
    active = -1;
    list.replaceChildren(...texts.map(toOption));
    list.hidden = texts.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  }

  /** @param {string} text @param {number} index */
  function toOption(text, index) {
    const option = document.createElement('li');
    option.id = `completion-${index}`;
    option.role = 'option';
    option.ariaSelected = 'false';
    option.textContent = text;
    return option;
  }

  /** Shows what completes the text: every command when there is none yet. */
  async function ask() {
    const turn = ++asked;
    const text = input.value;
    const found = await fetch(`/suggest?text=${encodeURIComponent(text)}`)
      .then((response) => (response.ok ? response.json() : []))
      .catch(() => []);
    if (turn !== asked) return;
    const typed = withoutSlash(text).trim();
    texts = found.filter((/** @type {string} */ one) => one.trim() !== typed).slice(0, MOST);
    draw();
  }

  /** @param {number} step */
  function move(step) {
    const options = list.children;
    options[active]?.setAttribute('aria-selected', 'false');
    // One place more than there are options: the text as it was typed.
    active = ((active + 1 + step + options.length + 1) % (options.length + 1)) - 1;
    const option = options[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  }

  /** @param {number} index */
  function accept(index) {
    const slash = /^\s*\/papers\s+/i.exec(input.value)?.[0].trimStart() ?? '';
    input.value = `${slash}${texts[index]} `;
    close();
    input.focus();
  }

  /** @returns {boolean} whether there was nothing typed yet, so that the arrow meant the list */
  function open() {
    if (input.value !== '') return false;
    ask().then(() => move(1));
    return true;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the open list took the key */
  function steer({ key, shiftKey }) {
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') close();
    else if (key === 'Enter' && active >= 0) accept(active);
    else if (key === 'Tab' && !shiftKey) accept(Math.max(0, active));
    else return false;
    return true;
  }

  input.addEventListener('input', () => {
    clearTimeout(pause);
    const asks = input.value.trim() !== '' && input.value.length <= LONGEST;
    pause = setTimeout(asks ? ask : close, PAUSE_MS);
  });
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const option = /** @type {HTMLElement} */ (event.target).closest('li');
    if (option) accept([...list.children].indexOf(option));
  });

  return {
    close,
    /** @param {KeyboardEvent} event @returns {boolean} whether the list took the key */
    take(event) {
      return list.hidden ? event.key === 'ArrowDown' && open() : steer(event);
    },
  };
}

/** @param {string} text */
const withoutSlash = (text) => text.trimStart().replace(/^\/papers(?:\s+|$)/i, '');

/** Where messages stand on the page, and how they change without disturbing who reads. */

const feed = () => /** @type {HTMLElement} */ (document.getElementById('feed'));

/**
 * @param {string} html escaped by the server
 * @returns {HTMLElement}
 */
function toElement(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/**
 * A message that the page does not show yet, at the end of the channel or of its thread.
 * @param {{ id?: string, thread?: string, html: string }} message
 * @returns {HTMLElement | undefined} the new element; undefined when it was there already
 */
export function addMessage({ id, thread, html }) {
  if (id && document.getElementById(`m-${id}`)) return undefined;
  const place = thread ? document.getElementById(`t-${thread}`) : feed();
  const element = toElement(html);
  place?.append(element);
  return element;
}

/**
 * Puts an element in the place of one with its id; the focus stays.
 * @param {string} id
 * @param {string} html
 */
export function replaceElement(id, html) {
  const before = document.getElementById(id);
  if (!before) return;
  const after = toElement(html);
  const focused = focusKey(before);
  before.replaceWith(after);
  refocus(focused);
}

/**
 * The channel as the server has it now, with the answers that only this page shows.
 * @param {Document} page
 */
export function replaceFeed(page) {
  const before = feed();
  const after = page.getElementById('feed');
  if (!after) return;
  const own = [...before.querySelectorAll('.private')];
  const focused = focusKey(before);
  for (const thread of after.querySelectorAll('.thread')) keepFold(thread);
  before.replaceWith(document.adoptNode(after));
  after.append(...own);
  refocus(focused);
}

/**
 * Older messages, above those that are shown; what is read stays where it is.
 * @param {Document} page
 */
export function addEarlier(page) {
  const turn = feed().querySelector('.turn');
  const older = page.getElementById('feed');
  if (!turn || !older) return;
  const height = document.documentElement.scrollHeight;
  const nodes = [...older.children].filter((node) => node.matches('.post, .turn:first-child'));
  for (const thread of older.querySelectorAll('.thread')) thread.removeAttribute('open');
  turn.replaceWith(...nodes);
  window.scrollBy({ top: document.documentElement.scrollHeight - height, behavior: 'instant' });
}

/** What names a control among its neighbours, whatever else changed around it. */
const KEYS = ['data-emoji', 'data-action', 'data-more', 'href'];

/**
 * @param {Element} root
 * @returns {string | undefined} a selector for what has the focus within the root
 */
function focusKey(root) {
  const focused = document.activeElement;
  if (!focused || !root.contains(focused)) return undefined;
  const place = `#${CSS.escape(focused.closest('[id]')?.id ?? '')}`;
  if (focused.id) return place;
  const name = KEYS.find((key) => focused.hasAttribute(key));
  if (!name) return `${place} ${focused.localName}`;
  return `${place} [${name}="${CSS.escape(focused.getAttribute(name) ?? '')}"]`;
}

/** @param {string | undefined} key */
function refocus(key) {
  const target = key && document.querySelector(key);
  if (!(target instanceof HTMLElement)) return;
  // A reaction that was taken back may have moved behind the closed "+".
  const closed = target.closest('details.others:not([open])');
  const focusable = closed?.querySelector('summary') ?? target;
  focusable.focus({ preventScroll: true });
}

/** @param {Element} after a thread that is to be as open as the one it replaces */
function keepFold(after) {
  const id = after.querySelector('summary')?.id;
  const before = id && document.getElementById(id)?.parentElement;
  if (before) after.toggleAttribute('open', before.hasAttribute('open'));
}

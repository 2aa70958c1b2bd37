import { addMessage } from './feed.js';
import { openForm } from './forms.js';

/**
 * @typedef {{ shown: 'private' | 'form' | 'channel', id?: string, html: string }} Answer
 */

/** @param {string} text read out by screen readers */
export function announce(text) {
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = text;
}

/** @param {Element} message */
export function bringIntoView(message) {
  message.scrollIntoView({ block: message.clientHeight > innerHeight * 0.6 ? 'start' : 'nearest' });
}

/** @param {Answer} answer @returns {HTMLElement | undefined} the answer on the page */
export function showAnswer({ shown, id, html }) {
  const added = addMessage({ id, html }) ?? document.getElementById(`m-${id}`) ?? undefined;
  if (!added) return undefined;
  if (shown === 'form') openForm(added);
  else announceAnswer(added, shown);
  bringIntoView(added);
  return added;
}

/** @param {HTMLElement} element @param {Answer['shown']} shown */
function announceAnswer(element, shown) {
  const text = element.querySelector('.content')?.textContent ?? '';
  announce(shown === 'private' ? `Only you see this. ${text}` : text);
}

/**
 * What comes next in a private answer, above its buttons. The whole answer is shared from its
 * first part on, so that button stays as it is.
 * @param {HTMLElement} button "Show more"
 * @param {Answer} answer
 */
export function growAnswer(button, { html }) {
  const next = new DOMParser().parseFromString(html, 'text/html').querySelector('.content');
  const buttons = next?.querySelector(':scope > .more');
  const more = buttons?.querySelector('[data-more]');
  buttons?.remove();
  next?.querySelector('.footnote')?.remove();
  announce(next?.textContent ?? '');
  const [first] = next?.children ?? [];
  button.closest('.more')?.before(...(next?.childNodes ?? []));
  if (more instanceof HTMLElement) {
    button.replaceWith(more);
    more.focus({ preventScroll: true });
  } else button.remove();
  bringIntoView(first ?? document.body);
}

import { addMessage, replaceElement, replaceFeed } from './feed.js';
import { fetchPage } from './requests.js';

const RETRY_MS = 3000;

/**
 * Keeps the page current for as long as it is open.
 * @param {(message: HTMLElement) => void} onNewParent
 */
export function connect(onNewParent) {
  const { revision = '', past } = document.getElementById('feed')?.dataset ?? {};
  const events = new EventSource(`/events?since=${encodeURIComponent(revision)}`);

  listen(events, 'message', (message) => {
    if (past !== undefined && !message.thread) return;
    const added = addMessage(message);
    if (added && !message.thread) onNewParent(added);
  });
  listen(events, 'update', ({ target, html }) => replaceElement(target, html));
  listen(events, 'status', showStatus);
  listen(events, 'stale', reload);

  // An open stream that breaks is opened again by the browser; one that was refused is not.
  events.addEventListener('error', () => {
    showStatus({ text: 'Connection lost; trying again', tone: 'problem' });
    if (events.readyState === EventSource.CLOSED) setTimeout(() => connect(onNewParent), RETRY_MS);
  });
}

/** The page missed something: the channel is loaded again. */
async function reload() {
  try {
    replaceFeed(await fetchPage(location.href));
  } catch {
    setTimeout(reload, RETRY_MS);
  }
}

/** @param {EventSource} events @param {string} type @param {(data: any) => void} react */
function listen(events, type, react) {
  events.addEventListener(type, (event) =>
    react(JSON.parse(/** @type {MessageEvent} */ (event).data)),
  );
}

/** @param {{ text: string, tone: string }} status */
function showStatus({ text, tone }) {
  const line = document.getElementById('status');
  if (!line) return;
  line.dataset.tone = tone;
  if (line.textContent !== text) line.textContent = text;
}

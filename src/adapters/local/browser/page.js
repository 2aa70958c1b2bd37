import { announce, growAnswer, showAnswer } from './answers.js';
import { startChoices } from './choices.js';
import { startComposer } from './composer.js';
import { addEarlier } from './feed.js';
import { closeForm, startForms } from './forms.js';
import { connect } from './live.js';
import { fetchPage, post } from './requests.js';

const unread = /** @type {HTMLButtonElement} */ (document.getElementById('unread'));
/** @type {HTMLElement | undefined} */
let newest;

const clearProblem = () => document.querySelector('.composer > .problem')?.remove();

/** @param {unknown} error */
function showProblem(error) {
  clearProblem();
  const text = error instanceof Error ? error.message : String(error);
  const note = document.createElement('p');
  note.className = 'problem';
  note.textContent = text;
  document.getElementById('composer')?.before(note);
  announce(text);
  setTimeout(() => note.remove(), 8000);
}

/**
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<boolean>} whether it was answered
 */
async function ask(path, body) {
  try {
    const answer = await post(path, body);
    clearProblem();
    showAnswer(answer);
    return true;
  } catch (error) {
    showProblem(error);
    return false;
  }
}

/** @type {Record<string, (button: HTMLElement) => Promise<unknown>>} */
const BUTTONS = {
  async emoji(button) {
    const { message, emoji } = button.dataset;
    await post('/reactions', { message, emoji, on: button.ariaPressed !== 'true' });
  },
  async action(button) {
    showAnswer(await post('/actions', { action: JSON.parse(button.dataset.action ?? '') }));
  },
  async more(button) {
    const { more = '', message } = button.dataset;
    const answer = await post('/actions', { action: JSON.parse(more), message });
    if (!answer) return announce('More is shown.');
    // A shared answer that could not be continued: only who asked is told why.
    return message ? showAnswer(answer) : growAnswer(button, answer);
  },
  async share(button) {
    const action = JSON.parse(button.dataset.share ?? '');
    showAnswer(await post('/actions', { action, share: true }));
  },
  async dismiss(button) {
    button.closest('.private')?.remove();
    document.getElementById('command')?.focus();
  },
  async cancel(button) {
    const form = button.closest('form');
    if (form) closeForm(form);
  },
};

document.addEventListener('click', async (event) => {
  const button = /** @type {Element} */ (event.target).closest('button');
  const kind = button && Object.keys(BUTTONS).find((name) => name in button.dataset);
  if (!button || !kind || button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  await BUTTONS[kind]?.(button).catch(showProblem);
  button.ariaBusy = 'false';
});

document.addEventListener('click', async (event) => {
  const link = /** @type {Element} */ (event.target).closest('a[rel=prev]');
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  await fetchPage(link.href).then(addEarlier, showProblem);
});

unread.addEventListener('click', () => {
  unread.hidden = true;
  newest?.scrollIntoView({ block: 'start' });
});

/** @param {HTMLElement} message that came while the page was open */
function onNewParent(message) {
  announce('A new message is in the channel.');
  if (isInView(message)) return;
  newest = message;
  unread.hidden = false;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    unread.hidden = true;
    seen.disconnect();
  });
  seen.observe(message);
}

/** @param {Element} element */
function isInView(element) {
  const { top } = element.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}

const { start } = document.getElementById('feed')?.dataset ?? {};
if (start && location.hash === '')
  document.getElementById(start)?.scrollIntoView({ behavior: 'instant' });

startComposer((text) => ask('/commands', { text }));
startChoices((action) => ask('/actions', { action }));
startForms(async (action, values) => {
  const answer = await post('/actions', { action, values });
  return { shown: answer.shown, element: showAnswer(answer) };
});
connect(onNewParent);

/** A form stands in a card of its own, in the place of an answer; refused, under the refusal. */

/** @type {WeakMap<HTMLFormElement, Element | null>} what had the focus when a form came */
const openers = new WeakMap();

/** @param {HTMLElement} card a new one */
export function openForm(card) {
  const form = card.querySelector('form');
  if (!form) return;
  openers.set(form, document.activeElement);
  form.querySelector('input')?.focus({ preventScroll: true });
}

/**
 * The form goes, a refusal over it stays; the visitor is back where they were.
 * @param {HTMLFormElement} form
 */
export function closeForm(form) {
  const card = form.closest('.private');
  const answered = card?.querySelector('.content');
  (answered ? form : card)?.remove();
  const opener = openers.get(form);
  const known = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  (known ? opener : document.getElementById('command'))?.focus();
}

/**
 * @typedef {{ shown: 'private' | 'form' | 'channel', element: HTMLElement | undefined }} Shown
 * @param {(action: unknown, values: Record<string, string>) => Promise<Shown>} send
 */
export function startForms(send) {
  document.addEventListener('submit', async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!('form' in form.dataset)) return;
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    form.querySelector('.problem')?.remove();
    try {
      takeAnswer(form, await send(JSON.parse(form.dataset.form ?? ''), readForm(form)));
    } catch (error) {
      showProblem(form, error instanceof Error ? error.message : String(error));
    }
    form.ariaBusy = 'false';
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const card = /** @type {Element} */ (event.target).closest('.private');
    const form = card?.querySelector('form');
    if (form) closeForm(form);
  });
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} what is written, by field */
const readForm = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** @param {HTMLFormElement} form @param {Shown} answer */
function takeAnswer(form, { shown, element }) {
  if (shown === 'channel' || !element) closeForm(form);
  else if (shown === 'form') form.closest('.private')?.remove();
  else replaceCard(form, element);
}

/**
 * The answer takes the place of the card. Under a refusal the form stays as it was filled in, so
 * that what was wrong can be mended.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} answer
 */
function replaceCard(form, answer) {
  const card = form.closest('.private');
  if ('refused' in answer.dataset) answer.append(form);
  card?.replaceWith(answer);
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
  answer.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLFormElement} form @param {string} text what keeps the form from being sent */
function showProblem(form, text) {
  const note = document.createElement('p');
  note.className = 'problem';
  note.role = 'alert';
  note.textContent = text;
  form.querySelector('.send')?.before(note);
}

import { createCompletion } from './completion.js';
import { createHistory } from './history.js';

/**
 * The command box: sends, completes, remembers.
 * @param {(text: string) => Promise<boolean>} send says whether the text was answered
 */
export function startComposer(send) {
  const form = /** @type {HTMLFormElement} */ (document.getElementById('composer'));
  const input = /** @type {HTMLInputElement} */ (document.getElementById('command'));
  const list = /** @type {HTMLElement} */ (document.getElementById('completions'));
  const completion = createCompletion(input, list);
  const history = createHistory();

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (completion.take(event)) return event.preventDefault();
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    input.value = history.move(step, input.value);
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '' || form.ariaBusy === 'true') return;
    completion.close();
    form.ariaBusy = 'true';
    input.value = '';
    history.add(text);
    const answered = await send(text);
    form.ariaBusy = 'false';
    // What was typed in the meantime is not lost for it: the history has the text too.
    if (!answered && input.value === '') input.value = text;
  });
}

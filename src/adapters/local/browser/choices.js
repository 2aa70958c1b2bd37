/** Keys that change what a closed list shows: letters, arrows and their kin. */
const MOVES = /^(?:.|Arrow\w+|Home|End|Page\w+)$/u;

/**
 * Runs the action of a line that is picked from a list. Keys open the list instead of moving
 * through it: while it is closed, browsers pick each line on the way.
 * @param {(action: unknown) => Promise<boolean>} run says whether it was answered
 */
export function startChoices(run) {
  document.addEventListener('keydown', (event) => {
    const list = choiceOf(event);
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (!list || isShortcut || !MOVES.test(event.key)) return;
    // Where a list can't be opened from here, the browser's own way is the only one.
    if (!('showPicker' in list)) return;
    event.preventDefault();
    list.showPicker();
  });

  document.addEventListener('change', async (event) => {
    const list = choiceOf(event);
    if (!list || list.value === '') return;
    list.ariaBusy = 'true';
    const answered = await run(JSON.parse(list.value));
    list.ariaBusy = 'false';
    const stands = [...list.options].find((option) => option.defaultSelected);
    const isPlaceholder = stands?.value === '';
    if (stands && (isPlaceholder || !answered)) stands.selected = true;
  });
}

/** @param {Event} event */
function choiceOf({ target }) {
  return target instanceof HTMLSelectElement && 'choose' in target.dataset ? target : undefined;
}

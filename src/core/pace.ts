/** How long (ms) work goes on before everything else has a turn. */
const STRETCH_MS = 5;

/**
 * Call it again and again during long work: every few milliseconds it lets the program do
 * something else, for instance acknowledge a command.
 */
export function createPace(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

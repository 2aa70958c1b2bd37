import { html } from 'hono/html';
import type { Html } from '../page/html.ts';

type Kind = 'colour' | 'weight' | 'slant' | 'line';

/** What a number switches on; `undefined` switches its kind off. */
const STYLES: Readonly<Record<string, readonly [Kind, string | undefined]>> = {
  ...{ 1: ['weight', 'bold'], 2: ['weight', 'grey'], 22: ['weight', undefined] },
  ...{ 3: ['slant', 'italic'], 23: ['slant', undefined] },
  ...{ 4: ['line', 'underlined'], 24: ['line', undefined] },
  ...{ 31: ['colour', 'red'], 32: ['colour', 'green'], 33: ['colour', 'yellow'] },
  ...{ 34: ['colour', 'blue'], 36: ['colour', 'cyan'], 90: ['colour', 'grey'] },
  39: ['colour', undefined],
};

const SEQUENCE = new RegExp(`${String.fromCharCode(27)}(\\[[\\d;?]*[A-Za-z])`);

/** Text that looks the same all through. */
interface Run {
  readonly classes: string;
  readonly text: string;
}

/** What a terminal shows of this: the text, in its colours. Throws for any other escape sequence. */
export const drawAnsi = (printed: string): Html =>
  html`${joined(runsOf(printed.replaceAll('\r\n', '\n'))).map(({ classes, text }) =>
    classes === '' ? text : html`<span class="${classes}">${text}</span>`,
  )}`;

function runsOf(printed: string): readonly Run[] {
  const styles = new Map<Kind, string | undefined>();
  const classes = () => [...styles.values()].filter((style) => style !== undefined).join(' ');
  // Splitting by a pattern in brackets leaves what matches at the odd places.
  return printed.split(SEQUENCE).flatMap((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : [{ classes: classes(), text: part }];
    change(styles, part);
    return [];
  });
}

function change(styles: Map<Kind, string | undefined>, sequence: string): void {
  const number = /^\[(\d*)m$/.exec(sequence)?.[1];
  if (number === '' || number === '0') {
    styles.clear();
    return;
  }
  const style = number === undefined ? undefined : STYLES[number];
  if (style === undefined) throw new Error(`a terminal's sequence is not drawn yet: ${sequence}`);
  styles.set(...style);
}

/** Words of one style with single spaces between them, as one run. */
function joined(runs: readonly Run[]): readonly Run[] {
  const done: Run[] = [];
  for (const run of runs) {
    const [before, last] = done.slice(-2);
    if (last?.text === ' ' && before?.classes === run.classes) {
      done.splice(-2, 2, { classes: run.classes, text: `${before.text} ${run.text}` });
    } else done.push(run);
  }
  return done;
}

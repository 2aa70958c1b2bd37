import { html } from 'hono/html';
import { until } from '../../support/program.ts';
import { askPage } from '../../support/team.ts';
import { startTyped, type TypedProgram } from '../../support/typed-program.ts';
import type { Html } from '../page/html.ts';
import { at } from '../stage/moments.ts';
import { drawAnsi } from './ansi.ts';

/** A question that a program asks, what is typed, and what is seen of that. */
export interface Turn {
  readonly question: RegExp;
  readonly typed: string;
  /** Instead of what is typed, where a terminal does not show it. */
  readonly seen?: string;
}

interface Place {
  readonly folder: string;
  readonly moment: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command to its end, answering what it asks. */
export async function transcript(
  args: readonly string[],
  turns: readonly Turn[],
  place: Place,
): Promise<Html> {
  const program = start(args, place);
  const pieces: Html[] = [];
  let shown = 0;
  for (const { question, typed, seen = typed } of turns) {
    await program.answer(question, typed);
    const output = program.output();
    pieces.push(html`${drawAnsi(output.slice(shown))}<span class="typed">${seen}</span>`);
    shown = output.length;
  }
  await endOf(program);
  return screenOf(args, html`${pieces}${drawAnsi(program.output().slice(shown))}`);
}

/** Until it has printed this. */
export const printing = (pattern: RegExp) => (program: TypedProgram) =>
  until(() => pattern.test(program.output()), program.output, 20_000);

/** Until its page says that an edition is sent, and all papers are indexed. */
export async function calm(program: Pick<TypedProgram, 'output'>): Promise<void> {
  const url = await until(() => /Your channel\s+(http:\S+)/.exec(program.output())?.[1]);
  await until(async () => {
    const status = await askPage({ url }, 'status').then(unquoted);
    return />[1-9]\d* sent</.test(status) && !/to be indexed/.test(status);
  });
}

/** The page answers with HTML in JSON. */
const unquoted = (answer: string): string => (JSON.parse(answer) as { html: string }).html;

/** Runs a command at a terminal until it ends, or is ended with Ctrl-C after something came. */
export async function run(
  args: readonly string[],
  { after, ...place }: Place & { readonly after?: (program: TypedProgram) => Promise<unknown> },
): Promise<Html> {
  const program = start(args, place, true);
  if (after) {
    await after(program);
    program.type('\u0003');
  }
  await endOf(program);
  return screenOf(args, drawAnsi(program.output()));
}

const start = (args: readonly string[], { folder, moment, environment }: Place, terminal = false) =>
  startTyped(args, folder, {
    terminal,
    environment: { PORT: '', TERM: 'xterm', ...at(moment), ...environment },
  });

const screenOf = (args: readonly string[], printed: Html): Html =>
  html`<pre><span class="typed">$ ${['paperboy', ...args].join(' ')}</span>
${printed}</pre>`;

/** One that was expected to end is ended after half a minute, as a failure. */
async function endOf(program: TypedProgram): Promise<void> {
  const timer = setTimeout(() => program.signal('SIGKILL'), 30_000);
  const end = await program.ended;
  clearTimeout(timer);
  if (end === 'SIGKILL') throw new Error(`it did not end: ${program.output()}`);
}

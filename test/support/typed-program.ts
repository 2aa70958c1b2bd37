import { spawn } from 'node:child_process';
import { until } from './program.ts';

/** The real program, as somebody types into it. */
export interface TypedProgram {
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Waits until it asks for this, after all that was answered, and types a line. */
  answer(question: RegExp, line: string): Promise<void>;
  /** Types keys as they are, Enter and Ctrl-C among them. */
  type(keys: string): void;
  /** Nothing more is typed. */
  end(): void;
  signal(name: 'SIGINT' | 'SIGKILL'): void;
  readonly ended: Promise<number | string>;
}

const PROGRAM = new URL('../../dist/main.js', import.meta.url).pathname;

interface TypedOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Through a terminal of its own, as `script` of util-linux gives it; else through a pipe. */
  readonly terminal?: boolean;
}

/** Starts the program in a folder; whoever starts it ends it. */
export function startTyped(
  args: readonly string[],
  folder: string,
  { environment = {}, terminal = false }: TypedOptions = {},
): TypedProgram {
  const words = [process.execPath, PROGRAM, ...args];
  const [command = '', ...rest] = terminal
    ? ['script', '-qec', words.join(' '), '/dev/null']
    : words;
  const child = spawn(command, rest, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', PORT: '0', TERM: 'dumb', ...environment },
  });
  let printed = '';
  let answered = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  child.stdin.on('error', () => undefined);
  return {
    output: () => printed,
    async answer(question, line) {
      await until(
        () => question.test(printed.slice(answered)),
        () => `it never asked ${question}: ${printed}`,
        20_000,
      );
      answered = printed.length;
      child.stdin.write(`${line}${terminal ? '\r' : '\n'}`);
    },
    type: (keys) => void child.stdin.write(keys),
    end: () => void child.stdin.end(),
    signal: (name) => void child.kill(name),
    ended: new Promise((resolve) => {
      child.on('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
    }),
  };
}

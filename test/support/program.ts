import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The real program as a process of its own, as `npm run build` left it. */
export interface Program {
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Where its page is; waits until it says so. */
  readonly url: () => Promise<string>;
  signal(name: 'SIGKILL' | 'SIGTERM'): void;
  readonly pid: number;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** The real arXiv is not asked by tests that are not about it. */
const NOWHERE = 'http://127.0.0.1:9';

const PROGRAM = new URL('../../dist/main.js', import.meta.url).pathname;

/** Starts the program in a folder; whoever starts it ends it. */
export function startProgram(
  args: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ARXIV_URL: NOWHERE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  return {
    output: () => printed,
    signal: (name) => void child.kill(name),
    pid: child.pid ?? 0,
    ended: endOf(child),
    url: () =>
      until(
        () => /Your channel\s+(http:\S+)/.exec(printed)?.[1],
        () => `no address in: ${printed}`,
      ),
  };
}

function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
  });
}

/** Asks until there is an answer; fails with a description after ten seconds, or as said. */
export async function until<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  describe: () => string = () => 'it never came',
  withinMs = 10_000,
): Promise<T> {
  for (let waited = 0; waited < withinMs; waited += 25) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(25);
  }
  throw new Error(describe());
}

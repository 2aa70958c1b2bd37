import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Call, Run } from './run.ts';

/** A platform's stand-in in a process of its own, with its real limits. */
export interface StandIn {
  /** How the program finds it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly channels: readonly string[];
  /** Somebody gives a command in the first channel; the answer goes to `answers`. */
  ask(command: string): void;
  readonly asked: () => number;
  /** Milliseconds until each answer could be read; undefined for one that never came. */
  readonly answers: readonly (number | undefined)[];
  traffic(): Promise<Traffic>;
  /** Ends with everything it holds. */
  close(): Promise<void>;
}

export type Traffic = Pick<Run, 'calls' | 'otherRequests' | 'refusals'>;

/** How one platform's process speaks. */
export interface Dialect {
  readonly file: string;
  readonly args: readonly string[];
  readonly open: (hello: unknown) => Pick<StandIn, 'environment' | 'workspace' | 'channels'>;
  readonly read: (requests: unknown) => readonly Granted[];
}

/** A granted request: one that an edition is made of, or another one. */
export type Granted = Call | 'other';

const answer = z.object({ asked: z.string(), kind: z.string(), ms: z.number().optional() });
const figures = z.object({ rateLimited: z.number() });
const recorded = z.object({ requests: z.array(z.unknown()) });

export async function startStandIn({ file, args, open, read }: Dialect): Promise<StandIn> {
  const path = fileURLToPath(new URL(`../../../support/${file}`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const readers: ((line: unknown) => void)[] = [];
  const next = () => new Promise<unknown>((resolve) => readers.push(resolve));
  const answers: (number | undefined)[] = [];
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: unknown = JSON.parse(text);
    const told = answer.safeParse(line);
    if (told.success) answers.push(told.data.kind === 'failed' ? undefined : told.data.ms);
    else readers.shift()?.(line);
  });
  const say = (line: string) => void child.stdin.write(`${line}\n`);
  const request = (line: string) => {
    say(line);
    return next();
  };
  let asked = 0;
  const hello = await next();

  return {
    ...open(hello),
    ask(command) {
      asked += 1;
      say(command);
    },
    asked: () => asked,
    answers,
    async traffic() {
      const { rateLimited: refusals } = figures.parse(await request(''));
      const { requests } = recorded.parse(await request('requests'));
      const granted = read(requests);
      const calls = granted.filter((one) => one !== 'other');
      return { calls, otherRequests: granted.length - calls.length, refusals };
    },
    close() {
      child.stdin.end();
      return ended;
    },
  };
}

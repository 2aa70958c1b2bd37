import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

const PROGRAM = new URL('../../../dist/main.js', import.meta.url).pathname;

/** How often a process's memory is read, and a page is asked for, milliseconds. */
const EVERY_MS = 20;
const STOP_MS = 10_000;

export interface Surroundings {
  /** Where it runs: its `.env` would be read. */
  readonly folder: string;
  /** All of it; nothing of this process's own is handed on. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Finished {
  readonly output: string;
  readonly seconds: number;
  /** Highest resident memory in MB; undefined where /proc is not there. */
  readonly peak: number | undefined;
}

export interface Running {
  /** Milliseconds since it was started. */
  readonly age: () => number;
  /** Resident memory now, in MB. */
  readonly resident: () => number | undefined;
  readonly output: () => string;
  /** Ends it as Ctrl-C would, and by force when that takes too long. */
  stop(): Promise<void>;
}

/** Runs the built program to its end; throws when it fails or takes longer than allowed. */
export async function runProgram(
  args: readonly string[],
  surroundings: Surroundings,
  allowedMs: number,
): Promise<Finished> {
  const program = startProgram(args, surroundings);
  let peak: number | undefined;
  const watch = setInterval(() => {
    peak = readMemory(program.child, 'VmHWM') ?? peak;
  }, EVERY_MS);
  const code = await Promise.race([program.ended, sleep(allowedMs, 'too long', { ref: false })]);
  const seconds = program.age() / 1000;
  clearInterval(watch);
  if (code !== 0) {
    await program.stop();
    throw new Error(`paperboy ${args.join(' ')} ended with ${code}:\n${program.output()}`);
  }
  return { output: program.output(), seconds, peak };
}

/** Starts the built program. */
export function startProgram(
  args: readonly string[],
  { folder, environment }: Surroundings,
): Running & { readonly child: ChildProcess; readonly ended: Promise<number | string> } {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
  });
  return {
    child,
    ended,
    age: () => performance.now() - startedAt,
    resident: () => readMemory(child, 'VmRSS'),
    output: () => printed,
    async stop() {
      child.kill('SIGTERM');
      const inTime = await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
      if (inTime === undefined) child.kill('SIGKILL');
      process.off('exit', killWithUs);
    },
  };
}

/** Asks until an answer holds what is looked for; milliseconds since the program was started. */
export async function untilAnswer(
  { age, output }: Running,
  url: string,
  isIt: (page: string) => boolean,
  allowedMs: number,
): Promise<number> {
  while (age() < allowedMs) {
    const page = await readPage(url, allowedMs);
    if (page !== undefined && isIt(page)) return age();
    await sleep(EVERY_MS / 4);
  }
  throw new Error(`${url} did not answer as it should in ${allowedMs} ms:\n${output()}`);
}

async function readPage(url: string, allowedMs: number): Promise<string | undefined> {
  try {
    // Its own connection each time: a kept one is closed by the program while nothing is asked.
    const signal = AbortSignal.timeout(allowedMs);
    const { statusCode, body } = await request(url, { reset: true, signal });
    const page = await body.text();
    return statusCode === 200 ? page : undefined;
  } catch {
    return undefined;
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Linux tells in kB what a process holds (proc_pid_status(5)). */
function readMemory({ pid }: ChildProcess, field: 'VmHWM' | 'VmRSS'): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

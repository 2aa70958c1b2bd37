import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProgram } from '../program.ts';
import { stepsOf } from './ideal.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import type { Run } from './run.ts';
import { startSource } from './source.ts';
import type { StandIn } from './stand-in.ts';
import { subscribe } from './subscribe.ts';
import { usageOf, usageSince } from './usage.ts';

/** How often a command is given, and how it stands is looked at. */
const EVERY_MS = 1_000;
/** A platform that grants nothing for so long has been given up. */
const STALLED_MS = 180_000;
const LAST_ANSWERS_MS = 35_000;

type Given = Pick<Run, 'platform' | 'channels' | 'papers' | 'workspacePerMinute'>;

interface Options extends Given {
  /** Where the program runs; it is there already, and empty. */
  readonly folder: string;
  readonly standIn: StandIn;
}

/** Everything is due at once, and somebody asks for help every second until it is posted. */
export async function fanOut({ folder, standIn, ...given }: Options): Promise<Run> {
  const { platform, papers } = given;
  const { workspace, channels } = standIn;
  const source = await startSource();
  const file = join(folder, 'fanout.db');
  const dueAt = await subscribe({ file, platform, workspace, channels, papers });
  const outbox = openOutbox(file, platform);
  const program = startProgram(['start'], {
    folder,
    environment: {
      ...standIn.environment,
      PATH: process.env.PATH ?? '',
      DATABASE_URL: `sqlite:${file}`,
      HUGGINGFACE_URL: source.url,
      PAPERBOY_CONFIG: settingsIn(folder, given.workspacePerMinute),
      LOG_LEVEL: 'warn',
      PORT: '0',
    },
  });
  try {
    await sleep(dueAt - Date.now());
    const { pid } = program.child;
    const atFirst = usageOf(pid);
    const failed = await followed(outbox, given.channels * stepsOf(given), standIn);
    const usage = usageSince(atFirst, usageOf(pid));
    const answers = await lastAnswers(standIn);
    return { ...given, ...(await standIn.traffic()), ...usage, dueAt, failed, answers };
  } catch (error) {
    throw new Error(`The fan-out did not end; the program printed:\n${program.output()}`, {
      cause: error,
    });
  } finally {
    outbox.close();
    await program.stop();
    await source.close();
  }
}

/** The settings of the file that is shipped, without what would fill the library meanwhile. */
function settingsIn(folder: string, slackMessagesPerMinute: number): string {
  const file = join(folder, 'settings.json');
  const settings = JSON.parse(readFileSync('config/default.json', 'utf8'));
  // One person asks every second.
  const own = { slackMessagesPerMinute, commandsPerMinute: 100, backfillDays: 0 };
  writeFileSync(file, JSON.stringify({ ...settings, ...own }));
  return file;
}

/** Follows it to its end, nothing left to be sent, and returns how many were given up. */
async function followed(outbox: Outbox, expected: number, standIn: StandIn): Promise<number> {
  let done = 0;
  let changedAt = performance.now();
  while (performance.now() - changedAt < STALLED_MS) {
    standIn.ask('help');
    await sleep(EVERY_MS);
    const { sent, failed } = outbox.ended();
    if (sent + failed >= expected) return failed;
    if (sent + failed > done) changedAt = performance.now();
    done = sent + failed;
  }
  throw new Error(`${done} of ${expected} deliveries came to an end, and then no more.`);
}

/** Whoever asked last waits for the answer, or for the time in which one could come. */
async function lastAnswers(standIn: StandIn): Promise<Run['answers']> {
  const latest = performance.now() + LAST_ANSWERS_MS;
  while (standIn.answers.length < standIn.asked() && performance.now() < latest) await sleep(50);
  const missing = standIn.asked() - standIn.answers.length;
  return [...standIn.answers, ...Array.from({ length: missing }, () => undefined)];
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Program, startProgram, until } from '../support/program.ts';
import { createRandom } from '../support/simulation/random.ts';
import { keepOpening } from './channels.ts';
import { live } from './lives.ts';
import { sitOut } from './long-outage.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { startPapers } from './papers.ts';
import { letPeopleVote, type People } from './people.ts';
import type { Plan } from './plan.ts';
import type { StandIn } from './stand-in.ts';
import { isClean, judge, type Verdict } from './verdict.ts';

export interface Storm {
  readonly plan: Plan;
  /** How many times faster than the real one the platform's time runs. */
  readonly haste: number;
  /** How long (ms) the platform is away after the last kill. */
  readonly outageMs: number;
  /** Where the program runs; made when it is not there. */
  readonly folder: string;
  /** Says how far it is. */
  tell(line: string): void;
}

export interface Outcome extends Verdict {
  readonly platform: string;
  readonly kills: number;
  /** Of them, those that left a step whose outcome the program could not know. */
  readonly inDoubt: number;
  readonly channels: number;
  readonly acts: number;
  readonly requests: number;
  readonly limited: number;
  readonly seconds: number;
  /** Of them, those after the last kill, and after the outage. */
  readonly secondsToMend: number;
  /** What programs printed that ended by themselves, or not as asked. */
  readonly fallen: readonly string[];
}

/** The program's settling time, milliseconds; its haste divides it. */
const SETTLE_MS = 5_000;

/** How long the program may take to mend everything, once nothing goes wrong any more. */
const MENDING_MS = 900_000;
const LOOK_MS = 500;
/** What would be posted twice would be by then. */
const CALM_MS = 3_000;

/** Lets the program live through the plan on a stand-in, and looks at what became of it. */
export async function storm(
  { plan, haste, outageMs, folder, tell }: Storm,
  startStandIn: (haste: number, settleMs: number) => Promise<StandIn>,
): Promise<Outcome> {
  const began = performance.now();
  const standIn = await startStandIn(haste, SETTLE_MS / haste);
  const papers = await startPapers();
  const programs = createPrograms(folder, haste, {
    ...standIn.environment,
    HUGGINGFACE_URL: papers.url,
  });
  try {
    const first = programs.start();
    await until(() => standIn.logins() > 0 && standIn.isReached(), first.output);
    const outbox = openOutbox(join(folder, 'data/paperboy.db'), standIn.name);
    const channels = keepOpening(standIn, outbox);
    const random = createRandom(plan.seed + 1);
    const people = letPeopleVote({ standIn, random, channels: channels.all });
    const { start } = programs;
    const { program, kills, inDoubt, fallen } = await live(first, plan.lives, {
      ...{ standIn, start, tell },
      ...{ busy: channels.busy, inDoubt: outbox.inDoubt, act: people.act },
    });
    if (outageMs > 0) await sitOut(standIn, channels.busy, outageMs);
    const lastTrouble = performance.now();
    await standIn.calm();
    await channels.finish();
    await people.settle();
    const look = () => judgeNow(standIn, outbox, channels.all, people);
    const verdict = await mended(look);
    program.signal('SIGTERM');
    const end = await program.ended;
    outbox.close();
    const now = performance.now();
    return {
      ...{ platform: standIn.name, ...verdict, kills, inDoubt, channels: channels.all.length },
      ...{ acts: people.acts, requests: standIn.requests(), limited: standIn.limited() },
      seconds: secondsFrom(began, now),
      secondsToMend: secondsFrom(lastTrouble, now),
      fallen: end === 0 ? fallen : [...fallen, `ended with ${end}:\n${program.output()}`],
    };
  } finally {
    programs.end();
    await papers.close();
    await standIn.close();
  }
}

const secondsFrom = (from: number, to: number): number => Math.round((to - from) / 100) / 10;

function createPrograms(
  folder: string,
  haste: number,
  environment: Readonly<Record<string, string>>,
) {
  const settings = JSON.parse(readFileSync('config/default.json', 'utf8'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ ...settings, haste, backfillDays: 0 }));
  let last: Program | undefined;
  const end = () => last?.signal('SIGKILL');
  // A storm that breaks off leaves no program behind.
  process.once('exit', end);
  return {
    start(): Program {
      last = startProgram(['start'], folder, {
        ...environment,
        PAPERBOY_CONFIG: file,
        LOG_LEVEL: 'warn',
      });
      return last;
    },
    end,
  };
}

function judgeNow(
  standIn: StandIn,
  outbox: Outbox,
  channels: readonly string[],
  { voters }: People,
): Verdict {
  const posted = channels.flatMap((channel) => standIn.posted(channel));
  return judge({ planned: outbox.planned(), posted, voters });
}

/** Looks until nothing differs, and once more after a while. */
async function mended(look: () => Verdict): Promise<Verdict> {
  const latest = performance.now() + MENDING_MS;
  let verdict = look();
  while (performance.now() < latest) {
    if (isClean(verdict)) {
      await sleep(CALM_MS);
      verdict = look();
      if (isClean(verdict)) return verdict;
    }
    // One that stands twice stands twice for good.
    if (verdict.duplicates.length > 0 && verdict.lost.length === 0) return verdict;
    await sleep(LOOK_MS);
    verdict = look();
  }
  return verdict;
}

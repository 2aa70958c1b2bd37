import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../core/errors.ts';
import { type DayRead, readDays } from '../core/intake/read-days.ts';
import { createReadList, type IntakeDependencies } from '../core/intake/read-list.ts';
import { counted } from '../core/message/counted.ts';
import { sourcePage } from '../core/operating-page.ts';
import type { FetchOutcome } from '../core/ports/stores/fetches.ts';
import { localDate } from '../core/schedule/dates.ts';
import { openNewsroom } from '../newsroom.ts';
import { createLogger } from '../service/logger.ts';
import { daysOf, parseSpan } from './days.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

interface BackfillRequest {
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

interface BackfillDependencies extends IntakeDependencies {
  print(line: string): void;
  /** Waits; resolves early when Paperboy stops. */
  pause(ms: number): Promise<void>;
}

/** Between two days: far below Hugging Face's 500 calls in five minutes. arXiv has its own pace. */
const PAUSE_MS = 1_000;

/** A source that fails is waited for, this often in a row, for a minute or as long as it asks. */
const ATTEMPTS = 5;
const WAIT_MS = 60_000;

const SOURCES = ['huggingface', 'arxiv'];

/** Reads the lists of past days into the library, until it is done or the process is to end. */
export async function backfill(
  request: BackfillRequest,
  surroundings: Surroundings,
): Promise<void> {
  const { terminal, print, onStop } = surroundings;
  if (!SOURCES.includes(request.source)) {
    throw new UserError(`--source is ${SOURCES.join(' or ')}, not "${request.source}".`);
  }
  const stopping = new AbortController();
  onStop(() => stopping.abort());
  const { signal } = stopping;
  const logger = createLogger({ level: 'error', readable: terminal });
  const shared = { ...surroundings, clock: systemClock, logger, signal };
  const { storage, source, arxiv } = await openNewsroom({ ...shared, access: 'owner' });
  try {
    await backfillDays(request, {
      ...{ ...storage, ...shared, print },
      source: request.source === 'arxiv' ? arxiv : source,
      pause: (ms) => sleep(ms, undefined, { signal }).catch(() => undefined),
    });
  } finally {
    await storage.close();
  }
}

/**
 * Reads each day's list that was not read after its end: what was interrupted goes on where it
 * ended. A source that fails is waited for, and given up after a few times.
 */
export async function backfillDays(
  { from, to }: Pick<BackfillRequest, 'from' | 'to'>,
  dependencies: BackfillDependencies,
): Promise<void> {
  const { source, clock, signal, print, pause } = dependencies;
  const days = daysOf(parseSpan(from, to, localDate(clock.now(), source.zone)));
  const readList = createReadList(dependencies);
  const report = createReport(days.length, print);
  for (let failures = 0; ; ) {
    const before = report.done();
    const isDone = await readDays(dependencies, readList, days.slice(before), {
      pause: () => pause(PAUSE_MS),
      onRead: report.read,
    });
    if (isDone) break;
    if (signal.aborted) throw new UserError(`Stopped. ${AGAIN}`);
    failures = report.done() > before ? 1 : failures + 1;
    if (failures === ATTEMPTS) throw givenUp(report.failure());
    await waitFor(report.failure(), dependencies);
  }
  print(report.summary(source.label));
}

const givenUp = (failure: FetchOutcome | undefined): UserError =>
  new UserError(`${failure?.reason} ${AGAIN}`, { help: sourcePage(failure?.retryAt) });

const AGAIN = 'Give the same command again to go on where this ended.';

async function waitFor(
  failure: FetchOutcome | undefined,
  { clock, print, pause }: BackfillDependencies,
): Promise<void> {
  const wait = Math.max(WAIT_MS, (failure?.retryAt ?? 0) - clock.now());
  print(`${failure?.reason} Waiting for ${counted(Math.ceil(wait / 60_000), 'minute')}.`);
  await pause(wait);
}

/** Says how it goes, and keeps count. */
function createReport(total: number, print: (line: string) => void) {
  let done = 0;
  let known = 0;
  let papers = 0;
  let empty = 0;
  let failure: FetchOutcome | undefined;

  function read({ day, outcome }: DayRead): void {
    failure = outcome?.outcome === 'failed' ? outcome : undefined;
    if (failure) return;
    done += 1;
    if (!outcome) known += 1;
    else if (outcome.outcome === 'empty') empty += 1;
    papers += outcome?.entries ?? 0;
    if (outcome) print(`${day}: ${describe(outcome)} (day ${done} of ${total})`);
  }

  return {
    read,
    done: () => done,
    failure: () => failure,
    summary: (label: string) =>
      `Read ${counted(total - known, 'day')} of ${label}: ${counted(papers, 'paper')}, ` +
      `${counted(empty, 'day')} without a list, ${known} read before.`,
  };
}

const describe = ({ outcome, entries, reason }: FetchOutcome): string =>
  outcome === 'empty' ? (reason ?? 'nothing listed') : counted(entries, 'paper');

import type { Drafter } from '../../../src/core/edition/drafter.ts';
import { createEditor } from '../../../src/core/edition/editor.ts';
import type { Subscription } from '../../../src/core/edition/model.ts';
import { runAfter } from '../../../src/core/schedule/next-run.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { createScriptedSource } from '../scripted-source.ts';
import { silentLogger } from '../silent-logger.ts';
import { createRandom, type Random } from './random.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';
import { momentOf } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const CATCH_UP_MS = 6 * HOUR_MS;
/** A source that stayed away is still said so within this time after the window. */
const LAST_WORD_MS = 10 * MINUTE_MS;
const LATEST_MS = CATCH_UP_MS + LAST_WORD_MS;
const BEAT_MS = 15_000;

export interface Simulation {
  readonly seed: number;
  readonly storage: Storage;
  readonly zones: readonly string[];
  /** The first day, `2026-01-01`, and how many. */
  readonly from: string;
  readonly days: number;
}

export interface Outcome {
  readonly channels: number;
  readonly outages: number;
  readonly steps: number;
  /** Editions that were due. */
  readonly due: number;
  readonly planned: number;
  /** Recorded as left out. */
  readonly late: number;
  /** What differs from what should have become of it, a line each. */
  readonly wrong: readonly string[];
}

/** A channel's edition of a date, and when its clocks show the time for it. */
interface Due {
  readonly channel: Subscription;
  readonly date: string;
  readonly at: number;
}

/**
 * Runs the real editor on a real database through days of outages and clock steps, and compares
 * each channel and date with what should have become of it.
 */
export async function simulate(simulation: Simulation): Promise<Outcome> {
  const { seed, storage, zones, from, days } = simulation;
  const random = createRandom(seed);
  const start = Date.parse(`${from}T00:00Z`);
  const timeLine = createTimeLine(random, start, days);
  const channels = zones.map((zone, index) => createChannel(random, { zone, index, from }));
  for (const channel of channels) await storage.subscriptions.put(channel);
  const due = channels
    .flatMap((channel) => datesOf(channel, days))
    .toSorted((one, other) => one.at - other.at);
  const beats = beatsOf(due, timeLine, { start, end: start + days * DAY_MS, random });
  await run(storage, beats);
  const firstBeat = createFirstBeat(beats);
  const results: Result[] = [];
  for (const one of due) {
    const beat = firstBeat(one.at);
    const edition = await storage.editions.ofDate(one.channel.id, one.date);
    const became = edition && { late: edition.outcome === 'late', at: edition.plannedAt };
    const should = beat === undefined ? undefined : { late: beat - one.at > LATEST_MS, at: beat };
    results.push({ of: one, became, should });
  }
  const { outages, steps } = timeLine;
  const editions = results.flatMap(({ became }) => became ?? []);
  return {
    ...{ channels: channels.length, outages: outages.length, steps: steps.length },
    due: results.filter(({ should }) => should).length,
    planned: editions.filter(({ late }) => !late).length,
    late: editions.filter(({ late }) => late).length,
    wrong: results.flatMap(describeWrong),
  };
}

/** What became of an edition: when it was planned, or left out. */
interface Fate {
  readonly late: boolean;
  readonly at: number;
}

interface Result {
  readonly of: Due;
  readonly became: Fate | undefined;
  readonly should: Fate | undefined;
}

function describeWrong({ of: { channel, date }, ...result }: Result): readonly string[] {
  const [became, should] = [sayOf(result.became), sayOf(result.should)];
  if (became === should) return [];
  return [`${channel.zone} ${date} ${channel.time}: ${became}, not ${should}`];
}

const sayOf = (fate: Fate | undefined): string =>
  fate === undefined
    ? 'nothing'
    : `${fate.late ? 'left out' : 'planned'} at ${new Date(fate.at).toISOString()}`;

/** What the clock shows at the first beat at which it shows at least this, if ever. */
function createFirstBeat(beats: readonly number[]): (wall: number) => number | undefined {
  const latest: number[] = [];
  for (const beat of beats) latest.push(Math.max(beat, latest.at(-1) ?? beat));
  return (wall) => {
    let [low, high] = [0, latest.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((latest[middle] ?? 0) >= wall) high = middle;
      else low = middle + 1;
    }
    return beats[low];
  };
}

interface Place {
  readonly zone: string;
  readonly index: number;
  readonly from: string;
}

/** Quarters of an hour, so that many are due at once; mostly at night, where clocks change. */
function createChannel(random: Random, { zone, index, from }: Place): Subscription {
  const hour = random.next() < 0.5 ? random.integer(0, 4) : random.integer(0, 23);
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(hour)}:${two(15 * random.integer(0, 3))}`;
  const days = random.pick([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7], [random.integer(1, 7)]]);
  const timetable = { time, zone, days };
  return {
    ...timetable,
    ...runAfter(from, timetable),
    id: `channel-${index}`,
    channel: { platform: 'simulated', workspace: 'w', id: String(index) },
    ...{
      count: 5,
      minimum: 0,
      topics: { include: [], exclude: [] },
      layout: 'thread',
      empty: 'line',
    },
    standing: { state: 'active' },
  };
}

/** The dates of a channel, by the calendar alone. */
function datesOf(channel: Subscription, days: number): readonly Due[] {
  const first = Date.parse(`${channel.nextDate}T00:00Z`);
  return Array.from({ length: days }, (_, day) => new Date(first + day * DAY_MS))
    .filter((midnight) => channel.days.includes(midnight.getUTCDay() || 7))
    .map((midnight) => {
      const date = midnight.toISOString().slice(0, 10);
      return { channel, date, at: momentOf(date, channel.time, channel.zone) };
    });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly random: Random;
}

/**
 * What the computer's clock shows at each beat that can matter: the first one after something became
 * due, after an outage, and after a step of the clock.
 */
function beatsOf(
  due: readonly Due[],
  { outages, steps }: TimeLine,
  { start, end, random }: Span,
): readonly number[] {
  const offsets = [...steps].toSorted((one, other) => one.at - other.at);
  const offsetAt = (moment: number) => offsets.findLast(({ at }) => at <= moment)?.offsetMs ?? 0;
  /** When the clock shows this: once, or twice where it is set back meanwhile. */
  const momentsOf = (wall: number) =>
    [0, ...offsets.map(({ offsetMs }) => offsetMs)]
      .map((offset) => wall - offset)
      .filter((moment) => moment + offsetAt(moment) === wall);
  const afterOutage = (moment: number) =>
    outages.find(({ from, to }) => moment >= from && moment < to)?.to ?? moment;
  const moments = [
    ...due.flatMap(({ at }) => momentsOf(at)),
    ...outages.map(({ to }) => to),
    ...offsets.map(({ at }) => at),
  ]
    .map((moment) => afterOutage(moment + random.integer(0, BEAT_MS)))
    .filter((moment) => moment >= start && moment < end);
  return [...new Set(moments)]
    .toSorted((one, other) => one - other)
    .map((moment) => moment + offsetAt(moment));
}

/** Sweeps at each beat, as the heartbeat does; there is never a paper, which the schedule is not about. */
async function run(storage: Storage, beats: readonly number[]): Promise<void> {
  let now = 0;
  const drafter: Drafter = {
    async daily(_, localDate) {
      const nothing = { chosen: [], leftOut: [], notice: 'Nothing.' };
      return { localDate, kind: 'daily', outcome: 'weekend', ...nothing };
    },
    sample: (_, failed) => Promise.resolve(failed),
  };
  const source = createScriptedSource();
  const editor = createEditor({
    ...{ ...storage, source, sample: source, drafter, logger: silentLogger },
    ...{ clock: { now: () => now }, catchUpMs: CATCH_UP_MS },
    tapEmoji: () => undefined,
    showsSample: () => false,
  });
  for (const wall of beats) {
    now = wall;
    await editor.sweep();
  }
}

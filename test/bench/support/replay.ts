import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Day, Observation } from '../../../src/core/paper/model.ts';
import type { Candidate } from '../../../src/core/ranking/model.ts';
import type { Readings } from './readings.ts';

/** A paper on a morning's list: what was known then, and what came out later. */
export interface Listing {
  readonly candidate: Candidate;
  /** Timed readings after the morning, oldest first. */
  readonly later: readonly Observation[];
  /** The corpus's highest count, of an unknown time; undefined where the corpus lacks it. */
  readonly highest: number | undefined;
}

export interface Morning {
  readonly day: Day;
  /** Epoch milliseconds. */
  readonly capturedAt: number;
  /** In the order of the captured file: by upvotes, equal ones as Hugging Face has them. */
  readonly listings: readonly Listing[];
}

interface Entry {
  readonly numComments?: number;
  readonly paper: {
    readonly id: string;
    readonly upvotes: number;
    readonly githubRepo?: string;
    readonly githubStars?: number;
  };
}

/**
 * The mornings of a folder (daily/*.json, upvote-observations.csv, corpus.jsonl.gz), in order.
 * A day without a reading of its list in the csv is left out: when it was captured is unknown.
 */
export function readMornings(folder: string, readings: Readings): readonly Morning[] {
  const highest = readHighest(join(folder, 'corpus.jsonl.gz'));
  return capturedDays(folder).flatMap((day) => {
    const capturedAt = readings.captures.get(day);
    if (capturedAt === undefined) return [];
    const entries: readonly Entry[] = JSON.parse(
      readFileSync(join(folder, 'daily', `${day}.json`), 'utf8'),
    );
    const listings = entries.map((entry) => {
      const timed = readings.byPaper.get(entry.paper.id) ?? [];
      const known = timed.filter(({ at }) => at < capturedAt);
      return {
        candidate: toCandidate(entry, day, known, capturedAt),
        later: timed.filter(({ at }) => at > capturedAt),
        highest: highest.get(entry.paper.id),
      };
    });
    return [{ day, capturedAt, listings }];
  });
}

/** The days of the daily files, in order. */
export function capturedDays(folder: string): readonly Day[] {
  const files = readdirSync(join(folder, 'daily')).filter((name) => name.endsWith('.json'));
  return files.map((name) => name.slice(0, -'.json'.length)).sort();
}

function toCandidate(
  { paper, numComments = 0 }: Entry,
  day: Day,
  known: readonly Observation[],
  capturedAt: number,
): Candidate {
  const { id, upvotes, githubRepo, githubStars } = paper;
  const morning: Observation = {
    paperId: id,
    source: 'huggingface',
    at: capturedAt,
    upvotes,
    comments: numComments,
    ...(githubStars !== undefined && { stars: githubStars }),
  };
  return {
    paper: {
      id,
      title: id,
      abstract: '',
      authors: [],
      authorCount: 0,
      keywords: [],
      ...(githubRepo && { codeUrl: githubRepo }),
    },
    day,
    observations: [...known, morning],
    votes: 0,
  };
}

function readHighest(file: string): ReadonlyMap<string, number> {
  if (!existsSync(file)) return new Map();
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const { id, upvotes_max_observed: upvotes } = JSON.parse(line);
      return typeof upvotes === 'number' ? [[id, upvotes] as const] : [];
    }),
  );
}

import { readFileSync } from 'node:fs';
import type { Day, Observation } from '../../../src/core/paper/model.ts';

interface Reading extends Observation {
  /** The day whose list it was read from; empty for other lists. */
  readonly listed: Day;
}

/** Every timed reading, oldest first. */
export interface Readings {
  readonly byPaper: ReadonlyMap<string, readonly Reading[]>;
  /** When each day's list was captured, epoch milliseconds: when it was first read. */
  readonly captures: ReadonlyMap<Day, number>;
}

/** The columns are arxiv_id, observed_at_utc, upvotes, num_comments (may be empty), daily_date. */
export function readReadings(file: string): Readings {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const byPaper = new Map<string, Reading[]>();
  const captures = new Map<Day, number>();
  for (const reading of lines.map(toReading).sort((a, b) => a.at - b.at)) {
    const readings = byPaper.get(reading.paperId);
    if (readings) readings.push(reading);
    else byPaper.set(reading.paperId, [reading]);
    const { listed, at } = reading;
    if (listed !== '' && !captures.has(listed)) captures.set(listed, at);
  }
  return { byPaper, captures };
}

function toReading(line: string): Reading {
  const [paperId = '', at = '', upvotes = '', comments = '', listed = ''] = line.split(',');
  return {
    paperId,
    source: 'huggingface',
    at: Date.parse(at),
    upvotes: Number(upvotes),
    comments: Number(comments),
    listed,
  };
}

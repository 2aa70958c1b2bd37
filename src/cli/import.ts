import { SourceError, UserError } from '../core/errors.ts';
import { counted } from '../core/message/counted.ts';
import { operatingPage } from '../core/operating-page.ts';
import type { SourceEntry } from '../core/paper/model.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Skipped } from '../core/ports/paper-source.ts';
import type { FetchStore } from '../core/ports/stores/fetches.ts';
import type { PaperStore } from '../core/ports/stores/papers.ts';
import { endOfDay } from '../core/schedule/dates.ts';
import { findPaperFiles, type PaperFile, readLines, readText } from '../sources/file/files.ts';
import { parsePaperLine } from '../sources/file/paper-line.ts';
import { parseSnapshotLine } from '../sources/file/snapshot-line.ts';
import { parseItems, parseList } from '../sources/huggingface/parse-list.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

interface ImportDependencies {
  readonly papers: PaperStore;
  readonly fetches: FetchStore;
  readonly clock: Clock;
  print(line: string): void;
}

/** Papers kept per transaction: small enough to interrupt, large enough to be quick. */
const BATCH = 500;
const PROGRESS_EVERY = 2_000;
const REASONS_SHOWN = 10;

/** Imported papers count as the source's own: that is where these files come from. */
const SOURCES: Readonly<Record<PaperFile['kind'], string>> = {
  lines: 'huggingface',
  day: 'huggingface',
  snapshot: 'arxiv-snapshot',
};
const NOTHING = 'No paper could be read, so nothing was added. The lines above say why.';
const DAYS_ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

interface Report {
  read: number;
  added: number;
  known: number;
  skipped: number;
  /** The first of those that were skipped: of millions of lines, all could be. */
  readonly reasons: Skipped[];
  /** Names of files that broke off. */
  readonly damaged: string[];
}

export async function importFrom(
  path: string,
  { config, print, holder }: Surroundings,
): Promise<void> {
  const storage = await openSqlite({ file: config.databaseFile, holder, now: systemClock.now() });
  try {
    await importPapers(path, { ...storage, clock: systemClock, print });
  } finally {
    await storage.close();
  }
}

/**
 * Adds the papers of a file, or of a folder of files, to the library. What is known is completed,
 * so that a second import changes nothing; one that was interrupted goes on where it ended.
 */
export async function importPapers(path: string, dependencies: ImportDependencies): Promise<void> {
  const report: Report = { read: 0, added: 0, known: 0, skipped: 0, reasons: [], damaged: [] };
  const startedAt = dependencies.clock.now();
  const { files, others } = await findPaperFiles(path);
  skip(
    report,
    others.map((what) => ({ what, why: 'not a file of papers' })),
  );
  for (const file of files) await importFile(file, report, dependencies);
  const seconds = (dependencies.clock.now() - startedAt) / 1000;
  for (const line of summarise(report, seconds)) dependencies.print(line);
  const help = operatingPage('import-incomplete');
  if (report.added + report.known === 0) throw new UserError(NOTHING, { help });
  if (report.damaged.length === 0) return;
  throw new UserError(
    `Damaged, and read only in part: ${report.damaged.join(', ')}. Fetch it again, then import it again.`,
    { help },
  );
}

async function importFile(
  file: PaperFile,
  report: Report,
  dependencies: ImportDependencies,
): Promise<void> {
  const { fetches, clock, print } = dependencies;
  const resource = `file ${file.name} ${file.size} ${file.modifiedAt}`;
  const last = await fetches.last('import', resource);
  const done = last?.outcome === 'failed' ? last.entries : 0;
  if (done > 0) print(`${file.name}: going on after paper ${done}, where the last import ended.`);

  const at = clock.now();
  const record = (outcome: 'ok' | 'failed', entries: number) =>
    fetches.record({
      ...{ source: 'import', resource, at, outcome, entries, skipped: report.skipped },
      ...(outcome === 'failed' && { reason: 'Interrupted: import the same file again to go on.' }),
    });
  let place = done;
  const onDamage = () => report.damaged.push(file.name);
  for await (const batch of inBatches(readEntries(file, done, onDamage))) {
    const before = place;
    place += batch.length;
    await keep(batch, file, report, dependencies);
    await record('failed', place);
    if (Math.floor(place / PROGRESS_EVERY) > Math.floor(before / PROGRESS_EVERY)) {
      print(`${file.name}: ${place} papers read`);
    }
  }
  const isDamaged = report.damaged.at(-1) === file.name;
  await record(isDamaged ? 'failed' : 'ok', place);
}

async function keep(
  batch: readonly (SourceEntry | Skipped)[],
  file: PaperFile,
  report: Report,
  { papers, clock }: ImportDependencies,
): Promise<void> {
  const entries = batch.flatMap((item) => ('paper' in item ? [item] : []));
  const skipped = batch.flatMap((item) => ('paper' in item ? [] : [item]));
  report.read += batch.length;
  skip(
    report,
    skipped.map(({ what, why }) => ({ what: `${file.name}: ${what}`, why })),
  );
  if (entries.length === 0) return;
  const { added, known } = await papers.put(
    SOURCES[file.kind],
    entries.map(toDated(clock.now())),
    clock.now(),
  );
  report.added += added;
  report.known += known;
}

/**
 * When a file's counts were read is not known, and a copy of it must not make a second reading: they
 * are dated at the end of the listing day (or of the day of publication), and never ahead of now.
 */
const toDated =
  (now: number) =>
  (entry: SourceEntry): SourceEntry => {
    const published = entry.paper.publishedAt ?? 0;
    const end = entry.day ? endOfDay(entry.day, DAYS_ZONE) : published + DAY_MS;
    return { ...entry, readAt: Math.min(end, now) };
  };

function skip(report: Report, skipped: readonly Skipped[]): void {
  report.skipped += skipped.length;
  report.reasons.push(...skipped.slice(0, REASONS_SHOWN - report.reasons.length));
}

/**
 * What a file holds after the first `done` papers, which were kept before. One that breaks off gives
 * what it has, and a word on the rest.
 */
async function* readEntries(
  file: PaperFile,
  done: number,
  onDamage: () => void,
): AsyncIterable<SourceEntry | Skipped> {
  try {
    if (file.kind === 'day') return yield* readDay(file, await readText(file)).slice(done);
    const parse = file.kind === 'snapshot' ? parseSnapshotLine : parsePaperLine;
    let number = 0;
    let place = 0;
    for await (const line of readLines(file)) {
      number += 1;
      if (!line.trim()) continue;
      place += 1;
      if (place > done) yield parseLine(line, `line ${number}`, parse);
    }
  } catch (error) {
    onDamage();
    yield { what: 'the rest of the file', why: `it is damaged (${(error as Error).message})` };
  }
}

function parseLine(
  line: string,
  what: string,
  parse: (json: unknown, what: string) => SourceEntry | Skipped,
): SourceEntry | Skipped {
  const json = parseJson(line);
  if (json === undefined) return { what, why: 'not JSON' };
  return typeof json === 'object' && json !== null
    ? parse(json, what)
    : { what, why: 'not an object' };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A day's answer of the daily papers API; a file that is none is skipped as a whole. */
function readDay({ name }: PaperFile, text: string): readonly (SourceEntry | Skipped)[] {
  const day = /(?:^|[/\\])(\d{4}-\d{2}-\d{2})[^/\\]*$/.exec(name)?.[1];
  try {
    const { entries, skipped } = parseList(parseItems(JSON.parse(text)), day);
    return [...entries, ...skipped];
  } catch (error) {
    return [
      { what: 'the whole file', why: error instanceof SourceError ? error.message : 'not JSON' },
    ];
  }
}

async function* inBatches<T>(items: AsyncIterable<T>): AsyncIterable<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function summarise({ read, added, known, skipped, reasons }: Report, seconds: number) {
  return [
    `Read ${counted(read, 'paper')} in ${seconds.toFixed(1)} s: ${added} new, ${known} known before, ` +
      `${skipped} skipped.`,
    ...reasons.map(({ what, why }) => `  skipped ${what}: ${why}`),
    ...(skipped > reasons.length ? [`  and ${skipped - reasons.length} more`] : []),
  ];
}

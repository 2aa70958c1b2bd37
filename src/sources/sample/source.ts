import { Temporal } from 'temporal-polyfill';
import { assertNever } from '../../core/errors.ts';
import type { Day, SourceEntry } from '../../core/paper/model.ts';
import type { ListRequest, PaperSource } from '../../core/ports/paper-source.ts';
import { queryWords } from '../../core/search/words.ts';
import { readSample, SAMPLE_ZONE, type SampleEntry } from './read-sample.ts';

export interface SampleOptions {
  /** The path of `papers.json`. */
  readonly file: string;
}

/** The papers that come with Paperboy, for when there is no network. `trending` is all of them. */
export function createSampleSource({ file }: SampleOptions): PaperSource {
  let papers: Promise<readonly SampleEntry[]> | undefined;
  const all = () => {
    papers ??= readSample(file);
    return papers;
  };
  return {
    name: 'sample',
    label: 'the bundled sample',
    zone: SAMPLE_ZONE,
    async list(request) {
      const entries = (await all()).filter(({ day }) => isListed(day, request));
      return { changed: true, entries, skipped: [] };
    },
    async search(query, limit) {
      const words = queryWords(query);
      if (words.length === 0) return [];
      return (await all()).filter((entry) => holdsAll(entry, words)).slice(0, limit);
    },
    paper: async (id) => (await all()).find(({ paper }) => paper.id === id),
  };
}

function isListed(day: Day, request: ListRequest): boolean {
  switch (request.by) {
    case 'day':
      return day === request.day;
    case 'week':
      return isoWeek(day) === request.week;
    case 'month':
      return day.startsWith(`${request.month}-`);
    case 'trending':
      return true;
    default:
      return assertNever(request);
  }
}

/** `2026-W34`. */
function isoWeek(day: Day): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}

function holdsAll({ paper }: SourceEntry, words: readonly string[]): boolean {
  const { title, summary = '', authors, keywords } = paper;
  const text = [title, summary, ...authors, ...keywords].join(' ').normalize('NFKC').toLowerCase();
  return words.every((word) => text.includes(word));
}

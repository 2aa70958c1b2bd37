import { SourceError } from '../../src/core/errors.ts';
import type { SourceEntry } from '../../src/core/paper/model.ts';
import type { PaperSource } from '../../src/core/ports/paper-source.ts';

/** A source whose days a test writes, and which it can switch off. */
export interface ScriptedSource extends PaperSource {
  /** Days' lists; a day that is missing is empty. */
  readonly days: Map<string, readonly SourceEntry[]>;
  /** Every list that was asked for, in order. */
  readonly asked: string[];
  /** While set, every call fails with this sentence. */
  failure: string | undefined;
}

export function createScriptedSource(name = 'huggingface'): ScriptedSource {
  const days = new Map<string, readonly SourceEntry[]>();
  const source: ScriptedSource = {
    name,
    label: 'The Source',
    zone: 'America/New_York',
    days,
    asked: [],
    failure: undefined,
    async list(request) {
      source.asked.push(request.by === 'day' ? request.day : request.by);
      if (source.failure) throw new SourceError(source.failure, { retryable: true });
      const entries = request.by === 'day' ? days.get(request.day) : [...days.values()].flat();
      return { changed: true, entries: entries ?? [], skipped: [] };
    },
    search: async () => [],
    paper: async () => undefined,
  };
  return source;
}

/** A day's list of `count` papers, the first with the most upvotes. */
export function listOf(day: string, count: number): readonly SourceEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${String(index).padStart(3, '0')}`;
    return {
      day,
      paper: {
        id,
        title: `Paper ${index + 1} of ${day}`,
        abstract: `It studies subject ${index + 1}.`,
        authors: ['Ada Example'],
        authorCount: 1,
        keywords: [],
      },
      popularity: { upvotes: 10 * (count - index), comments: 0 },
    };
  });
}

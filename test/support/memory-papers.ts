import { type KnownPaper, mergePaper } from '../../src/core/paper/merge.ts';
import type { Observation, Paper } from '../../src/core/paper/model.ts';
import { readingOf } from '../../src/core/paper/reading.ts';
import type { ListedPaper, PaperStore } from '../../src/core/ports/stores/papers.ts';

interface Listing {
  readonly source: string;
  readonly day: string;
  readonly paperId: string;
}

/** A paper store that forgets. */
export function createMemoryPapers(): PaperStore {
  const known = new Map<string, KnownPaper>();
  const papers = new Map<string, Paper>();
  const lookedUp = new Map<string, number>();
  const listings: Listing[] = [];
  const observations: Observation[] = [];
  const ofPaper = <T extends { readonly paperId: string }>(all: readonly T[], id: string) =>
    all.filter(({ paperId }) => paperId === id);

  return {
    async put(source, entries, at) {
      let added = 0;
      for (const entry of entries) {
        const { paper, day } = entry;
        added += papers.has(paper.id) ? 0 : 1;
        const merged = mergePaper(known.get(paper.id), paper, entry.source ?? source);
        known.set(paper.id, merged);
        papers.set(paper.id, merged.paper);
        if (day) listings.push({ source, day, paperId: paper.id });
        observations.push(...readingOf(entry, source, at));
      }
      return { added, known: entries.length - added };
    },
    get: async (id) => papers.get(id),
    notLookedUp: async (since, limit) =>
      [...papers.values()]
        .filter(
          ({ id, updatedAt }) =>
            updatedAt === undefined && (lookedUp.get(id) ?? Number.NEGATIVE_INFINITY) < since,
        )
        .map(({ id }) => id)
        .toSorted()
        .toReversed()
        .slice(0, limit),
    async lookedUp(ids, at) {
      for (const id of ids) lookedUp.set(id, at);
    },
    async getMany(ids) {
      return new Map(ids.flatMap((id) => pair(id, papers.get(id))));
    },
    async listed(source, from, to) {
      const found = new Map<string, ListedPaper>();
      for (const { source: of, day, paperId } of listings) {
        const paper = papers.get(paperId);
        if (of !== source || day < from || day > to || !paper) continue;
        if (day >= (found.get(paperId)?.day ?? '')) found.set(paperId, { paper, day });
      }
      return [...found.values()];
    },
    newestDay: async (source) =>
      listings
        .filter((listing) => listing.source === source)
        .map(({ day }) => day)
        .toSorted()
        .at(-1),
    async listedOn(ids) {
      const latest = (id: string) =>
        ofPaper(listings, id)
          .map(({ day }) => day)
          .sort()
          .at(-1);
      return new Map(ids.flatMap((id) => pair(id, latest(id))));
    },
    async observations(ids) {
      return new Map(ids.map((id) => [id, ofPaper(observations, id)]));
    },
    async suggest(text, limit) {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const holds = ({ id, title }: Paper) =>
        id.startsWith(text) || words.every((word) => title.toLowerCase().includes(word));
      return [...papers.values()].filter(holds).slice(0, limit);
    },
    count: async () => papers.size,
  };
}

const pair = <T>(id: string, value: T | undefined): readonly [string, T][] =>
  value === undefined ? [] : [[id, value]];

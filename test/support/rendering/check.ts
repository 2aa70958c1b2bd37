import type { Day, SourceEntry } from '../../../src/core/paper/model.ts';
import { parseItems, parseList } from '../../../src/sources/huggingface/parse-list.ts';
import { toEntry } from '../../../src/sources/huggingface/to-entry.ts';
import { HARMLESS, INFECTIONS, type Infection, infectItem, infectPaper } from './infect.ts';
import * as problems from './problems.ts';
import { type Rendering, renderAll } from './renderers.ts';
import { type Sample, toSamples, toShortSamples } from './samples.ts';

/** What one rendering was checked for, and what was found. */
export interface Finding {
  readonly check: string;
  readonly by: string;
  /** Ids of its papers. */
  readonly papers: string;
  readonly problems: readonly string[];
}

/** Checks every rendering of every paper of a day's list, as it came. */
export async function* checkDay(body: unknown, day: Day): AsyncIterable<Finding> {
  for (const sample of toSamples(parseList(parseItems(body), day).entries, day)) {
    for (const rendering of await renderAll(sample.message)) {
      yield* checkAsItCame(rendering, sample);
    }
  }
}

function checkAsItCame(rendering: Rendering, { papers, message }: Sample): readonly Finding[] {
  const about = describe(rendering, papers.map(({ id }) => id).join(' '));
  return [
    { ...about, check: 'residue', problems: problems.residueIn(rendering) },
    { ...about, check: 'wrong cut', problems: problems.wrongCuts(rendering, papers) },
    { ...about, check: 'split character', problems: problems.splitCharacters(rendering) },
    { ...about, check: 'left out', problems: problems.leftOut(rendering, message) },
  ];
}

/**
 * Checks every paper with every infection, against the same with harmless words: as somebody could
 * submit it, and as a careless source would let it through.
 */
export async function* checkInfected(body: unknown, day: Day): AsyncIterable<Finding> {
  for (const item of parseItems(body)) {
    const submitted = (infection: Infection) =>
      parseList([infectItem(item, infection)], day).entries;
    const entry = toEntry(item, { day, place: 'an item' });
    if ('why' in entry) continue;
    const letThrough = (infection: Infection) => [
      { ...entry, paper: infectPaper(entry.paper, infection) },
    ];
    yield* compareAll(submitted, day, 'submitted');
    yield* compareAll(letThrough, day, 'let through');
  }
}

async function* compareAll(
  infected: (infection: Infection) => readonly SourceEntry[],
  day: Day,
  how: string,
): AsyncIterable<Finding> {
  const harmless = await renderSamples(infected(HARMLESS), day);
  for (const infection of INFECTIONS) {
    const hostile = await renderSamples(infected(infection), day);
    for (const [index, rendering] of hostile.entries()) {
      const twin = harmless[index];
      if (twin) yield checkInjection(rendering, twin, how);
    }
  }
}

interface Rendered extends Rendering {
  readonly papers: string;
}

async function renderSamples(
  entries: readonly SourceEntry[],
  day: Day,
): Promise<readonly Rendered[]> {
  const renderings = await Promise.all(
    toShortSamples(entries, day).map(async ({ papers, message }) => {
      const id = papers.map((paper) => paper.id).join(' ');
      return (await renderAll(message, [40])).map((rendering) => ({ ...rendering, papers: id }));
    }),
  );
  return renderings.flat();
}

function checkInjection(rendering: Rendered, harmless: Rendering, how: string): Finding {
  const about = describe(rendering, rendering.papers);
  const { kind } = rendering;
  if (kind === 'html') {
    return { ...about, check: `markup, ${how}`, problems: problems.injected(rendering, harmless) };
  }
  const unreadable = [...problems.controlsIn(rendering), ...problems.splitCharacters(rendering)];
  return kind === 'marked'
    ? {
        ...about,
        check: `marks, ${how}`,
        problems: [...problems.marked(rendering, harmless), ...unreadable],
      }
    : { ...about, check: `control characters, ${how}`, problems: unreadable };
}

const describe = ({ by }: Rendering, papers: string) => ({ by, papers });

import { quote } from '../../../src/commands/text/wording.ts';
import { compose } from '../../../src/core/edition/compose.ts';
import type { Layout } from '../../../src/core/edition/layout.ts';
import { bold, heading, message, plain, rows, text } from '../../../src/core/message/build.ts';
import type { Message } from '../../../src/core/message/model.ts';
import { paperBlock } from '../../../src/core/message/paper-block.ts';
import type { Day, Paper, SourceEntry } from '../../../src/core/paper/model.ts';
import { readingOf } from '../../../src/core/paper/reading.ts';
import type { Ranked } from '../../../src/core/ranking/model.ts';
import { rank } from '../../../src/core/ranking/rank.ts';
import { createPassageFinder } from '../../../src/core/search/snippet.ts';
import { queryWords } from '../../../src/core/search/words.ts';

/** A message as people get it, and the papers that its words come from. */
export interface Sample {
  readonly papers: readonly Paper[];
  readonly message: Message;
}

/** Papers of an edition. */
const COUNT = 5;

/** One day's list as editions of five, each with its thread, and each paper as `show` has it. */
export function toSamples(entries: readonly SourceEntry[], day: Day): readonly Sample[] {
  const ranked = rank(entries.map(toCandidate), Date.parse(day));
  const editions = Array.from({ length: Math.ceil(ranked.length / COUNT) }, (_, index) =>
    ranked.slice(index * COUNT, (index + 1) * COUNT),
  );
  return [
    ...editions.flatMap((chosen) => editionSamples(chosen, day)),
    ...ranked.map(({ paper }) => ({ papers: [paper], message: inFull(paper) })),
    ...ranked.map(({ paper }) => ({ papers: [paper], message: asFound(paper) })),
  ];
}

/** One paper where it stands in an edition's parent, and in full. */
export function toShortSamples(entries: readonly SourceEntry[], day: Day): readonly Sample[] {
  const ranked = rank(entries.map(toCandidate), Date.parse(day));
  return [
    ...editionSamples(ranked, day).slice(0, 1),
    ...ranked.map(({ paper }) => ({ papers: [paper], message: inFull(paper) })),
  ];
}

function editionSamples(chosen: readonly Ranked[], day: Day): readonly Sample[] {
  const draft = { localDate: day, kind: 'daily', outcome: 'papers', sourceDay: day } as const;
  const inLayout = (layout: Layout) =>
    compose({ ...draft, chosen, leftOut: [] }, 'a source', layout);
  const { parent, papers } = inLayout('thread');
  const shown = chosen.map(({ paper }) => paper);
  return [
    { papers: shown, message: parent },
    { papers: shown, message: inLayout('compact').parent },
    ...papers.map(({ ranked, message }) => ({ papers: [ranked.paper], message })),
  ];
}

function toCandidate(entry: SourceEntry) {
  const { paper, day } = entry;
  const observations = readingOf({ ...entry, readAt: 0 }, 'huggingface', 0);
  return { paper, observations, votes: 0, ...(day && { day }) };
}

const inFull = (paper: Paper): Message =>
  message(paperBlock({ paper }), text(bold('Abstract. '), plain(paper.abstract)));

/** As a search for its own title finds it. */
function asFound(paper: Paper): Message {
  const row = {
    title: [plain(paper.title)],
    detail: createPassageFinder(queryWords(paper.title))(paper.abstract),
    paperId: paper.id,
  };
  return message(heading(`Papers for ${quote(paper.title)}`), rows([row]));
}

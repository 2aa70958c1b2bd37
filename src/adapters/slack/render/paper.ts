import { LINK_LABELS } from '../../../core/message/figures.ts';
import { textPart } from '../../../core/message/fit/text-part.ts';
import type { PaperBlock } from '../../../core/message/model.ts';
import { paperLines } from '../../../core/message/paper-lines.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { dotted, tidy } from '../../../core/message/tidy.ts';
import type { PaperButtons } from './paper-buttons.ts';
import type { Part } from './part.ts';
import { inLines, richElements, section } from './rich.ts';
import type { Run, Runs } from './runs.ts';
import { prose, smallPrint } from './text.ts';

/** A paper: what it is, what it says, and the small print. */
export function paperParts(paper: PaperBlock, buttons: PaperButtons): readonly Part[] {
  const shown = buttons.showVotes(paper) ? { ...paper, votes: 0 } : paper;
  const { byline, counts, why, keywords } = paperLines(shown);
  const links = linksOf(paper, buttons);
  const place = paper.rank === undefined ? '' : `${paper.rank}. `;
  const [title, summary] = [tidy(paper.title).trim(), tidy(paper.summary).trim()];
  return [
    textPart((room) => {
      const text = `${place}${shorten(title, room.title)}`;
      const titled = richElements([{ type: 'link', text, url: paper.url }], { bold: true });
      return prose(section(inLines(titled, words(shorten(byline, room.detail)))));
    }),
    textPart((room) => prose(section(words(shorten(summary, room.prose))))),
    textPart((room) =>
      smallPrint(inDots([{ type: 'plain', text: shorten(counts, room.detail) }, ...links]), [
        { type: 'plain', text: shorten(dotted([why, keywords]), room.detail) },
      ]),
    ),
  ];
}

const words = (text: string) => richElements([{ type: 'plain', text }]);

/** The title leads to the paper itself, and a button to the PDF. */
function linksOf({ links, url: own, ...paper }: PaperBlock, buttons: PaperButtons): Runs {
  const hasButton = buttons.leadToPdf({ links, url: own, ...paper });
  return links
    .filter(({ kind, url }) => url !== own && !(kind === 'pdf' && hasButton))
    .map(({ kind, url }) => ({ type: 'link', text: LINK_LABELS[kind], url }));
}

const inDots = (runs: Runs): Runs =>
  runs
    .filter((run) => 'text' in run && run.text !== '')
    .flatMap((run, index): readonly Run[] =>
      index === 0 ? [run] : [{ type: 'plain', text: ' · ' }, run],
    );

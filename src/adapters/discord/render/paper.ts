import { LINK_LABELS } from '../../../core/message/figures.ts';
import type { PaperBlock } from '../../../core/message/model.ts';
import { paperLines } from '../../../core/message/paper-lines.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { escapeMarkdown, line, lines, link, small } from './markdown.ts';
import { markdownPart, type Part } from './part.ts';

/** A paper as a card: what it is, what it says, and then the small print. */
export function paperParts(paper: PaperBlock): readonly Part[] {
  const summary = tidy(paper.summary);
  const { byline, counts, why, keywords } = paperLines(paper);
  const links = paper.links.map(({ kind, url }) => link(LINK_LABELS[kind], url)).join(' · ');
  const titled = titleWriter(paper);
  return [
    markdownPart(({ title, detail }) => lines(titled(title), small(cut(byline, detail)))),
    markdownPart(({ prose }) => line(cut(summary, prose))),
    markdownPart(({ detail }) =>
      lines(...[counts, why, keywords].map((fact) => small(cut(fact, detail))), links),
    ),
  ];
}

const cut = (text: string, max: number): string => escapeMarkdown(shorten(text, max));

function titleWriter({ rank, title, url }: PaperBlock): (max: number) => string {
  const words = tidy(title);
  const place = rank === undefined ? '' : `${rank}. `;
  return (max) => `### ${line(`${place}${link(shorten(words, max), url)}`)}`;
}

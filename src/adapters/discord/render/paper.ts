import { authorLine, figures, LINK_LABELS, listedOn } from '../../../core/message/figures.ts';
import type { PaperBlock } from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { escapeMarkdown, line, lines, link, small, tidy } from './markdown.ts';
import { type Part, textPart } from './part.ts';

const SEPARATOR = ' · ';

/** A paper as a card: what it is, what it says, and then the small print. */
export function paperParts(paper: PaperBlock): readonly Part[] {
  const summary = tidy(paper.summary);
  const byline = dotted([authorLine(paper), paper.organization ?? '']);
  const facts = factsOf(paper);
  const links = paper.links.map(({ kind, url }) => link(LINK_LABELS[kind], url)).join(SEPARATOR);
  const titled = titleWriter(paper);
  return [
    textPart(({ title, detail }) => lines(titled(title), small(cut(byline, detail)))),
    textPart(({ prose }) => line(cut(summary, prose))),
    textPart(({ detail }) => lines(...facts.map((fact) => small(cut(fact, detail))), links)),
  ];
}

const cut = (text: string, max: number): string => escapeMarkdown(shorten(text, max));

function titleWriter({ rank, title, url }: PaperBlock): (max: number) => string {
  const words = tidy(title);
  const place = rank === undefined ? '' : `${rank}. `;
  return (max) => `### ${line(`${place}${link(shorten(words, max), url)}`)}`;
}

/** Counts, the reason for its place, and what it is about. */
function factsOf(paper: PaperBlock): readonly string[] {
  const { day, why = '', keywords } = paper;
  const counts = [...figures(paper), ...(day === undefined ? [] : [listedOn(day)])];
  return [dotted(counts), tidy(why), dotted(keywords)];
}

const dotted = (parts: readonly string[]): string =>
  parts
    .map((part) => tidy(part).trim())
    .filter((part) => part !== '')
    .join(SEPARATOR);

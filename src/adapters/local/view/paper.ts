import { html } from 'hono/html';
import { authorLine, figures, LINK_LABELS, listedOn } from '../../../core/message/figures.ts';
import type { PaperBlock } from '../../../core/message/model.ts';
import { anchor, type Html, isolated } from './inline.ts';

/** One paper as a card; `bar` is what can be done with a paper that the channel holds. */
export function renderPaper(paper: PaperBlock, bar?: Html): Html {
  const rank = paper.rank === undefined ? '' : html`<span class="rank">${paper.rank}</span> `;
  return html`<section class="paper">
<h3 class="title">${rank}${anchor(isolated(paper.title), paper.url)}</h3>
${byline(paper)}${line('summary', isolated(paper.summary), paper.summary)}${facts(paper)}
${keywords(paper.keywords)}${line('why', isolated(paper.why ?? ''), paper.why)}
<ul class="links" aria-label="Links">${paper.links.map(({ kind, url }) => {
    const label = LINK_LABELS[kind];
    return html`<li>${anchor(label, url, `${label}: ${paper.title}`)}</li>`;
  })}</ul>
${bar}
</section>`;
}

const line = (name: string, content: unknown, present: string | undefined): Html | '' =>
  present ? html`<p class="${name}">${content}</p>` : '';

function byline(paper: PaperBlock): Html | '' {
  const authors = authorLine(paper);
  const organization = paper.organization ?? '';
  const parts = [authors, organization].filter((part) => part !== '').map(isolated);
  return line('authors', dotted(parts), authors + organization);
}

function facts(paper: PaperBlock): Html | '' {
  const parts = [...figures(paper), ...(paper.day ? [listedOn(paper.day)] : [])];
  return line('figures', dotted(parts.map(isolated)), parts.join(''));
}

const dotted = (parts: readonly Html[]) =>
  parts.map((part, index) => (index === 0 ? part : html` · ${part}`));

const keywords = (words: readonly string[]): Html | '' =>
  words.length === 0
    ? ''
    : html`<ul class="keywords" aria-label="Keywords">${words.map((word) => html`<li>${isolated(word)}</li>`)}</ul>`;

import { html } from 'hono/html';
import { authorLine, figures, LINK_LABELS, listedOn } from '../../../core/message/figures.ts';
import type { Action, PaperBlock } from '../../../core/message/model.ts';
import { anchor, type Html, isolated } from './inline.ts';

/** One paper as a card; `reactions` is the bar under a paper that the channel holds. */
export function renderPaper(paper: PaperBlock, reactions?: Html): Html {
  const rank = paper.rank === undefined ? '' : html`<span class="rank">${paper.rank}</span> `;
  return html`<section class="paper">
<h3 class="title">${rank}${anchor(isolated(paper.title), paper.url)}</h3>
${byline(paper)}${line('summary', isolated(paper.summary), paper.summary)}${facts(paper)}
${keywords(paper.keywords)}${line('why', isolated(paper.why ?? ''), paper.why)}
<ul class="links" aria-label="Links">${paper.links.map(({ kind, url }) => {
    const label = LINK_LABELS[kind];
    return html`<li>${anchor(label, url, `${label}: ${paper.title}`)}</li>`;
  })}</ul>
${
  reactions &&
  html`<div class="bar">${reactions}${actionButton('Save', saveAction(paper.id), `Save: ${paper.title}`)}</div>`
}
</section>`;
}

/** A button that stands for an action; the page's script sends it. */
export function actionButton(label: string, action: Action, name?: string): Html {
  const data = JSON.stringify(action);
  const naming = name === undefined ? '' : html` aria-label="${name}"`;
  return html`<button type="button" data-action="${data}"${naming}>${label}</button>`;
}

const saveAction = (paper: string): Action => ({ name: 'save', version: 1, args: { paper } });

const line = (name: string, content: unknown, present: string | undefined): Html | '' =>
  present ? html`<p class="${name}">${content}</p>` : '';

function byline(paper: PaperBlock): Html | '' {
  const authors = authorLine(paper);
  const organization = paper.organization ?? '';
  const parts = [authors, organization].filter((part) => part !== '').map(isolated);
  return line('authors', dotted(parts), authors + organization);
}

function facts({ popularity, day }: PaperBlock): Html | '' {
  const parts = [...(popularity ? figures(popularity) : []), ...(day ? [listedOn(day)] : [])];
  return line('figures', dotted(parts.map(isolated)), parts.join(''));
}

const dotted = (parts: readonly Html[]) =>
  parts.map((part, index) => (index === 0 ? part : html` · ${part}`));

const keywords = (words: readonly string[]): Html | '' =>
  words.length === 0
    ? ''
    : html`<ul class="keywords" aria-label="Keywords">${words.map((word) => html`<li>${isolated(word)}</li>`)}</ul>`;

import { html } from 'hono/html';
import type { Html } from '../../page/html.ts';
import { drawDate } from './date.ts';
import type { Guide } from './guide.ts';

/** A control sequence, or words between marks that stand where words begin and end. */
const MARKED = /<([^<>]+)>|(?<![^\s(])([*_`])(?=\S)([^\n]*?\S)\2(?=[\s.,;:!?)]|$)/g;

/** A line of Slack's own markup, `verbatim`: neither addresses nor names are made links. */
export function drawMrkdwn(text: string, guide: Guide): Html {
  const drawn: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    const [whole, control, mark, inner = ''] = match;
    drawn.push(html`${decoded(text.slice(end, match.index))}`);
    drawn.push(
      control === undefined ? drawMarked(mark, inner, guide) : drawControl(control, guide),
    );
    end = match.index + whole.length;
  }
  return html`${drawn}${decoded(text.slice(end))}`;
}

function drawMarked(mark: string | undefined, inner: string, guide: Guide): Html {
  if (mark === '`') return html`<code>${decoded(inner)}</code>`;
  const content = drawMrkdwn(inner, guide);
  return mark === '*' ? html`<b>${content}</b>` : html`<i>${content}</i>`;
}

function drawControl(control: string, guide: Guide): Html {
  const [target = '', label] = decoded(control).split('|');
  if (target.startsWith('#'))
    return html`<a class="named">#${guide.channelName(target.slice(1))}</a>`;
  if (target.startsWith('!date^')) {
    const [, timestamp, format = ''] = target.split('^');
    return html`${drawDate(Number(timestamp), format, guide)}`;
  }
  if (/^https?:/.test(target)) return html`<a title="${target}">${label ?? target}</a>`;
  throw new Error(`Slack's markup has something that is not drawn yet: <${control}>`);
}

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Word joiners only keep marks from being read as such; nobody sees them. */
const decoded = (text: string): string =>
  text
    .replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity] ?? entity)
    .replaceAll('\u2060', '');

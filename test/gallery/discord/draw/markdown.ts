import { html } from 'hono/html';
import type { Html } from '../../page/html.ts';
import type { Guide } from './guide.ts';
import { drawMoment } from './moment.ts';

/** Markdown as Discord's client shows it, line by line. */
export const drawMarkdown = (markdown: string, guide: Guide): Html =>
  html`${markdown.split('\n').map((line) => drawLine(line, guide))}`;

function drawLine(line: string, guide: Guide): Html {
  const [, mark = '', rest = ''] = /^(#{1,3} |-# )?(.*)$/.exec(line) ?? [];
  const inner = drawInline(rest, guide);
  switch (mark) {
    case '':
      return html`<p>${inner}</p>`;
    case '-# ':
      return html`<p class="small">${inner}</p>`;
    default:
      return html`<p class="h${mark.length - 1}">${inner}</p>`;
  }
}

/** An escaped character, code, a link, something between angles, or words between stars. */
const MARKED = new RegExp(
  [
    /\\(?<escaped>[^A-Za-z0-9\s])/,
    /`(?<code>[^`]+)`/,
    /\[(?<words>(?:\\.|\[(?:\\.|[^[\]\\])*\]|[^[\]\\])+)\]\((?<url>[^\s()]+)\)/,
    /<(?<angle>(?:https?:|[@#t])[^<>\s]*)>/,
    /\*\*(?<bold>(?:\\.|[^\\])+?)\*\*/,
    /\*(?<italic>(?:\\.|[^\\*])+?)\*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function drawInline(markdown: string, guide: Guide): Html {
  const drawn: Html[] = [];
  let end = 0;
  for (const match of markdown.matchAll(MARKED)) {
    drawn.push(html`${markdown.slice(end, match.index)}`, drawMarked(match.groups ?? {}, guide));
    end = match.index + match[0].length;
  }
  return html`${drawn}${markdown.slice(end)}`;
}

function drawMarked(groups: Readonly<Record<string, string>>, guide: Guide): Html {
  const { escaped, code, words, url, angle, bold, italic } = groups;
  if (escaped !== undefined) return html`${escaped}`;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (words !== undefined) return html`<a title="${url}">${drawInline(words, guide)}</a>`;
  if (bold !== undefined) return html`<b>${drawInline(bold, guide)}</b>`;
  if (italic !== undefined) return html`<i>${drawInline(italic, guide)}</i>`;
  return drawAngle(angle ?? '', guide);
}

function drawAngle(angle: string, guide: Guide): Html {
  const [, kind, rest = ''] = /^(https?:|[@#]|t:)(.*)$/.exec(angle) ?? [];
  switch (kind) {
    case '@':
      return html`<span class="named">@${guide.personName(rest)}</span>`;
    case '#':
      return html`<span class="named">#${guide.channelName(rest)}</span>`;
    case 't:': {
      const [seconds, style = 'f'] = rest.split(':');
      return html`<span class="moment">${drawMoment(Number(seconds) * 1000, style, guide)}</span>`;
    }
    case 'http:':
    case 'https:':
      return html`<a title="${angle}">${angle}</a>`;
    default:
      throw new Error(`Discord's markdown has something that is not drawn yet: <${angle}>`);
  }
}

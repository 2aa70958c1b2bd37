import { html } from 'hono/html';
import { assertNever } from '../../../core/errors.ts';
import { formatTime, somebodyOn } from '../../../core/message/figures.ts';
import type { Span, Spans } from '../../../core/message/model.ts';
import { isVisitor } from '../identity.ts';

/** Escaped HTML. The tag escapes every interpolation, so there is no way to pass markup in. */
export type Html = ReturnType<typeof html>;

/** What rendering depends on besides the message. */
export interface Sheet {
  /** The reader's zone. */
  readonly zone: string;
}

/** A foreign text: its direction, and what it does to directions, ends with it. */
export const isolated = (text: string): Html => html`<bdi>${text}</bdi>`;

/** The address when it is one that people may follow: the web, and nothing that runs. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** A place on this page itself: a path, and no address of another host (`//elsewhere`). */
export const isOwnPath = (url: string): boolean => /^\/(?![/\\])/.test(url);

/** A link, or only its text when the address is no web address. Own pages stay in the same tab. */
export function anchor(content: unknown, url: string, label?: string): Html {
  const name = label === undefined ? '' : html` aria-label="${label}"`;
  if (isOwnPath(url)) return html`<a href="${url}"${name}>${content}</a>`;
  const href = webAddress(url);
  if (href === undefined) return html`${content}`;
  return html`<a href="${href}" target="_blank" rel="noopener noreferrer"${name}>${content}</a>`;
}

export const renderSpans = (spans: Spans, sheet: Sheet): readonly Html[] =>
  spans.map((span) => renderSpan(span, sheet));

function renderSpan(span: Span, sheet: Sheet): Html {
  switch (span.type) {
    case 'plain':
      return isolated(span.text);
    case 'bold':
      return html`<strong>${isolated(span.text)}</strong>`;
    case 'italic':
      return html`<em>${isolated(span.text)}</em>`;
    case 'code':
      return html`<code dir="auto">${span.text}</code>`;
    case 'match':
      return html`<mark>${span.text}</mark>`;
    case 'link':
      return anchor(isolated(span.text), span.url);
    case 'time': {
      const iso = new Date(span.at).toISOString();
      return html`<time datetime="${iso}">${formatTime(span, sheet.zone)}</time>`;
    }
    case 'channel':
      return isolated(`#${span.channel.id}`);
    case 'person':
      return isVisitor(span.person) ? html`you` : isolated(somebodyOn(span.person));
    case 'emoji':
      return html`<span class="emoji">${span.emoji}</span>`;
    default:
      return assertNever(span);
  }
}

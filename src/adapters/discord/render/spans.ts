import { assertNever } from '../../../core/errors.ts';
import { around } from '../../../core/message/around.ts';
import { somebodyOn } from '../../../core/message/figures.ts';
import type { Span, Spans, TimeStyle } from '../../../core/message/model.ts';
import { tidy } from '../../../core/message/tidy.ts';
import type { ChannelRef, Person } from '../../../core/ports/chat-platform.ts';
import { escapeMarkdown, link } from './markdown.ts';

type Mark = '' | '*' | '**' | '`';

/** A text and how it looks, or markdown that stands as it is. */
type Piece = { readonly mark: Mark; readonly text: string } | { readonly markdown: string };

/** Of tidy spans, as all functions here. */
export const renderSpans = (spans: Spans): string => write(spans.map(toPiece));

/** All of it bold; marks within marks are left out, because Discord reads them in its own way. */
export function renderStrong(prefix: string, spans: Spans): string {
  const inner = write(
    spans.map(toPiece).map((piece) => ('markdown' in piece ? piece : { ...piece, mark: '' })),
  );
  const content = `${prefix}${inner.trim()}`.trim();
  return content === '' ? '' : `**${content}**`;
}

function toPiece(span: Span): Piece {
  switch (span.type) {
    case 'plain':
      return { mark: '', text: span.text };
    case 'bold':
    case 'match':
      return { mark: '**', text: span.text };
    case 'italic':
      return { mark: '*', text: span.text };
    case 'code':
      return { mark: '`', text: span.text };
    case 'link':
      return { markdown: around(span.text, (words) => link(words, span.url)) };
    case 'time':
      return { markdown: `<t:${Math.floor(span.at / 1000)}:${TIME_STYLES[span.style]}>` };
    case 'channel':
      return channelPiece(span.channel);
    case 'person':
      return personPiece(span.person);
    case 'emoji':
      return { mark: '', text: tidy(span.emoji) };
    default:
      return assertNever(span);
  }
}

const TIME_STYLES: Readonly<Record<TimeStyle, string>> = { moment: 'f', date: 'D', time: 't' };

const ID = /^\d{15,20}$/;

/** Discord shows the name; nobody is called, because no message allows a mention to. */
const personPiece = (person: Person): Piece =>
  person.platform === 'discord' && ID.test(person.id)
    ? { markdown: `<@${person.id}>` }
    : { mark: '', text: tidy(somebodyOn(person)) };

/** Discord shows the name, and leads there. */
const channelPiece = (channel: ChannelRef): Piece =>
  channel.platform === 'discord' && ID.test(channel.id)
    ? { markdown: `<#${channel.id}>` }
    : { mark: '', text: tidy(`#${channel.id}`) };

function write(pieces: readonly Piece[]): string {
  return joined(pieces).reduce((written, piece) => {
    if ('markdown' in piece) return written + piece.markdown;
    // Marks that touch would be read as one.
    const touches = written.endsWith(piece.mark.charAt(0) || '\n') && !piece.text.startsWith(' ');
    return written + marked(touches ? '' : piece.mark, piece.text);
  }, '');
}

/** Neighbours that look the same, as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && 'mark' in last && 'mark' in piece && last.mark === piece.mark) {
      result[result.length - 1] = { mark: last.mark, text: last.text + piece.text };
    } else if ('markdown' in piece || piece.text !== '') result.push(piece);
  }
  return result;
}

function marked(mark: Mark, text: string): string {
  // Code has no escapes: what would end it makes it a text like others.
  if (mark === '' || text.trim() === '' || (mark === '`' && text.includes('`'))) {
    return escapeMarkdown(text);
  }
  const write = mark === '`' ? (words: string) => words : escapeMarkdown;
  return around(text, (words) => `${mark}${write(words)}${mark}`);
}

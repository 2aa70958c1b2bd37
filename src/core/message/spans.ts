import { formatTime, somebodyOn } from './figures.ts';
import type { Span, Spans } from './model.ts';
import { shorten } from './shorten.ts';
import { tidy } from './tidy.ts';

/** The spans without what nobody sees; the functions below take no others. */
export const tidySpans = (spans: Spans): Spans =>
  spans.map((span) => ('text' in span ? { ...span, text: tidy(span.text) } : span));

/** The spans in about `max` characters; what is cut ends with an ellipsis. */
export function shortenSpans<Kind extends Span>(
  spans: readonly Kind[],
  max: number,
): readonly (Kind | PlainSpan)[] {
  const kept: (Kind | PlainSpan)[] = [];
  let room = max;
  for (const span of spans) {
    const length = lengthOf(span);
    if (length > room) {
      const cut = 'text' in span ? { ...span, text: shorten(span.text, Math.max(1, room)) } : MORE;
      return [...kept, cut];
    }
    kept.push(span);
    room -= length;
  }
  return kept;
}

type PlainSpan = { readonly type: 'plain'; readonly text: string };

const MORE: PlainSpan = { type: 'plain', text: '…' };

/** Of "21 Aug 2026, 09:00", and of a name; near enough, because the platform writes them. */
const WRITTEN_BY_PLATFORM = 18;

function lengthOf(span: Span): number {
  if ('text' in span) return span.text.length;
  return span.type === 'emoji' ? span.emoji.length : WRITTEN_BY_PLATFORM;
}

/** The words alone, where there are no marks. */
export const textOf = (spans: Spans): string => spans.map(wordsOf).join('').trim();

export function wordsOf(span: Span): string {
  if ('text' in span) return span.text;
  if (span.type === 'emoji') return tidy(span.emoji);
  if (span.type === 'channel') return tidy(`#${span.channel.id}`);
  return span.type === 'person' ? tidy(somebodyOn(span.person)) : formatTime(span);
}

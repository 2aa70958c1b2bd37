import { renderMessage } from '../../../src/adapters/discord/render/message.ts';
import { renderHtml } from '../../../src/adapters/local/view/message.ts';
import type { Message } from '../../../src/core/message/model.ts';
import { renderText } from '../../../src/core/message/text.ts';
import { readTags } from '../html-tags.ts';
import { labelsOf, markdownOf, readingsOf } from './discord-message.ts';

/** A rendering: as it is sent, and each paragraph as people see or hear it. */
export interface Rendering {
  readonly by: string;
  readonly kind: 'html' | 'markdown' | 'text';
  readonly raw: string;
  readonly seen: readonly string[];
}

const SHEET = { zone: 'UTC' };
const WIDTHS = [40, 80, 100];

/** The message by every renderer there is. */
export async function renderAll(
  message: Message,
  widths: readonly number[] = WIDTHS,
): Promise<readonly Rendering[]> {
  const html = String(await renderHtml(message, SHEET, { details: true }));
  return [
    { by: 'HTML', kind: 'html', raw: html, seen: seenInHtml(html) },
    discord(message),
    ...widths.map((width): Rendering => {
      const raw = renderText(message, { width });
      return { by: `text, ${width} columns`, kind: 'text', raw, seen: seenInText(raw) };
    }),
  ];
}

/** Its marks stand in `raw`; what a select does not show until it is opened is read as well. */
function discord(message: Message): Rendering {
  const rendered = renderMessage(message, { details: true });
  const labels = labelsOf(rendered);
  return {
    by: 'Discord',
    kind: 'markdown',
    raw: [...markdownOf(rendered), ...labels.map(escapeAll)].join('\n'),
    seen: [...readingsOf(rendered).map(({ text }) => text), ...labels],
  };
}

/** A text in which nothing is a mark, as markdown. */
const escapeAll = (text: string): string => text.replace(/[^0-9A-Za-z\s]/gu, '\\$&');

const INLINE = /<\/?(?:a|bdi|button|code|em|mark|span|strong|time)\b[^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Text between block elements, its spaces as browsers show them, and what screen readers say in their place. */
function seenInHtml(html: string): readonly string[] {
  const labels = html.matchAll(/ aria-label="([^"]*)"/g);
  const lines = html
    .replace(INLINE, '')
    .replace(/<[^<>]*>/g, '\n')
    .split('\n');
  return [...lines, ...[...labels].map(([, label = '']) => label)]
    .map((line) => decode(line.replace(/ +/g, ' ')).trim())
    .filter((line) => line !== '');
}

const decode = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Paragraphs without the line breaks and the indent that the width made. */
const seenInText = (raw: string): readonly string[] =>
  raw.split('\n\n').map((block) => block.replace(/\n */g, ' '));

/** Each element with the names of its attributes; throws where a browser might see another. */
export const elementsOf = (html: string): readonly string[] =>
  readTags(html).map(({ name, attributes }) => [name, ...Object.keys(attributes).sort()].join(' '));

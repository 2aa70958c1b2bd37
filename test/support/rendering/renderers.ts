import { renderMessage as renderDiscord } from '../../../src/adapters/discord/render/message.ts';
import { renderHtml } from '../../../src/adapters/local/view/message.ts';
import { renderMessage as renderSlack } from '../../../src/adapters/slack/render/message.ts';
import type { Message } from '../../../src/core/message/model.ts';
import { renderText } from '../../../src/core/message/text.ts';
import { readTags } from '../html-tags.ts';
import { labelsOf, markdownOf, readingsOf } from './discord-message.ts';
import { labelsIn, readBlocks } from './slack-message.ts';
import { readMrkdwn } from './slack-mrkdwn.ts';

/** A rendering: as it is sent, and each paragraph as people see or hear it. */
export interface Rendering {
  readonly by: string;
  readonly kind: 'html' | 'marked' | 'text';
  readonly raw: string;
  readonly seen: readonly string[];
  /** Links, mentions and whatever else a chat platform makes of it, of the kind `marked`. */
  readonly marks: readonly string[];
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
    { by: 'HTML', kind: 'html', raw: html, seen: seenInHtml(html), marks: [] },
    discord(message),
    slack(message),
    ...widths.map((width): Rendering => {
      const raw = renderText(message, { width });
      return { by: `text, ${width} columns`, kind: 'text', raw, seen: seenInText(raw), marks: [] };
    }),
  ];
}

/** What a select does not show until it is opened is read as well. */
function discord(message: Message): Rendering {
  const rendered = renderDiscord(message, { details: true });
  const readings = readingsOf(rendered);
  const labels = labelsOf(rendered);
  return {
    by: 'Discord',
    kind: 'marked',
    raw: [...markdownOf(rendered), ...labels].join('\n'),
    seen: [...readings.map(({ text }) => text), ...labels],
    marks: readings.flatMap(({ marks }) => marks),
  };
}

/** As it is read: Slack's markup has characters of its own that nobody sees. */
function slack(message: Message): Rendering {
  const { text: notification, blocks } = renderSlack(message, { details: true }).payload;
  const readings = readBlocks(blocks);
  const notified = readMrkdwn(notification);
  const seen = [...readings.map(({ text }) => text), ...labelsIn(blocks)];
  return {
    by: 'Slack',
    kind: 'marked',
    raw: [...seen, ...notified.map(({ text }) => text)].join('\n'),
    seen,
    marks: [...readings, ...notified].flatMap(({ marks }) => marks),
  };
}

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

import type { RichTextElement, RichTextLink, RichTextSection, RichTextText } from '@slack/types';
import { assertNever } from '../../../core/errors.ts';
import { readLink } from '../../../core/message/read-link.ts';
import { LIMITS } from '../limits.ts';
import { deadLink } from './dead-link.ts';
import { joinRuns, type Run, type Runs, trimRuns } from './runs.ts';

type Style = NonNullable<RichTextText['style']>;
type Elements = readonly RichTextElement[];

/** Parts of a rich text; whatever they say is no markup to Slack. */
export const richElements = (runs: Runs, style: Style = {}): Elements =>
  joinRuns(trimRuns(runs)).flatMap((run) => toElements(run, style));

export const section = (elements: Elements): RichTextSection => ({
  type: 'rich_text_section',
  elements: [...elements],
});

/** Lines within a section; those that say nothing are left out. */
export const inLines = (...lines: readonly Elements[]): Elements =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [LINE_BREAK, ...line]));

const LINE_BREAK: RichTextText = { type: 'text', text: '\n' };

function toElements(run: Run, style: Style): Elements {
  switch (run.type) {
    case 'plain':
      return words(run.text, style);
    case 'bold':
    case 'match':
      return words(run.text, { ...style, bold: true });
    case 'italic':
      return words(run.text, { ...style, italic: true });
    case 'code':
      return words(run.text, { ...style, code: true });
    case 'link':
      return spaced(run.text, (text) => linkElements(text, run.url, style));
    case 'time':
      return [styled({ type: 'date', ...run.date }, style)];
    case 'channel':
      return [styled({ type: 'channel', channel_id: run.channel.id }, style)];
    default:
      return assertNever(run);
  }
}

/** Slack refuses an empty text. */
const words = (text: string, style: Style = {}): Elements =>
  text === '' ? [] : [styled({ type: 'text', text }, style)];

const styled = (element: RichTextElement, style: Style): RichTextElement =>
  Object.keys(style).length === 0 ? element : { ...element, style };

/** The spaces beside a link's words are no part of the link. */
function spaced(text: string, write: (text: string) => Elements): Elements {
  const start = text.length - text.trimStart().length;
  const inner = text.trim();
  return [
    ...words(text.slice(0, start)),
    ...write(inner),
    ...words(text.slice(start + inner.length)),
  ];
}

function linkElements(text: string, url: string, style: Style): Elements {
  const read = readLink(text, url, LIMITS.url);
  const to = (link: Omit<RichTextLink, 'type'>) => styled({ type: 'link', ...link }, style);
  switch (read.type) {
    case 'address':
      return [to({ url: read.address })];
    case 'words':
      return read.lures
        ? [...words(`${read.words} (`, style), to({ url: read.address }), ...words(')', style)]
        : [to({ url: read.address, text: read.words })];
    case 'dead':
      return words(deadLink(read), style);
    default:
      return assertNever(read);
  }
}

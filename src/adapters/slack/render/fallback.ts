import { assertNever } from '../../../core/errors.ts';
import { largest } from '../../../core/message/fit/room.ts';
import type { Block, Message, PaperBlock, Row } from '../../../core/message/model.ts';
import { paperLines } from '../../../core/message/paper-lines.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { textOf } from '../../../core/message/spans.ts';
import { dotted, tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { type Names, toRuns } from './runs.ts';

/**
 * What a phone's notification shows and a screen reader says: the message to read, without its
 * buttons. (A desktop's notification reads the blocks.)
 */
export function fallbackText({ blocks }: Message, names: Names): string {
  const lines = blocks.flatMap((block) => linesOf(block, names));
  const whole = lines
    .map((line) => tidy(line).trim())
    .filter((line) => line !== '')
    .join('\n');
  const inAtMost = (length: number): string => escapeLines(shorten(whole, length));
  const fits = (length: number): boolean => isTaken(inAtMost(length));
  const longest = largest(0, LIMITS.fallbackText, fits);
  return inAtMost(longest) || 'A message from Paperboy.';
}

const isTaken = (text: string): boolean =>
  text.length <= LIMITS.fallbackText && Buffer.byteLength(text) <= LIMITS.fallbackBytes;

const escapeLines = (text: string): string => text.split('\n').map(escapeMrkdwn).join('\n');

/** What a block says, line by line, without any marks. */
export function linesOf(block: Block, names: Names): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'footnote':
      return [textOf(toRuns(block.spans, names))];
    case 'paper':
      return paperLinesOf(block);
    case 'rows':
      return block.rows.map((row, index) =>
        lineOf(row, block.ordered ? `${index + 1}. ` : '• ', names),
      );
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${textOf(toRuns(value, names))}`);
    case 'image':
      return [block.alt];
    case 'actions':
    case 'select':
    case 'divider':
      return [];
    default:
      return assertNever(block);
  }
}

function paperLinesOf(paper: PaperBlock): readonly string[] {
  const { byline, counts, why, keywords } = paperLines(paper);
  const place = paper.rank === undefined ? '' : `${paper.rank}. `;
  return [`${place}${paper.title}`, byline, paper.summary, counts, why, keywords];
}

const lineOf = ({ title, detail }: Row, place: string, names: Names): string =>
  `${place}${dotted([textOf(toRuns(title, names)), textOf(toRuns(detail, names))])}`;

import type {
  ContextBlock,
  HeaderBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextList,
  RichTextSection,
  TextObject,
} from '@slack/types';
import { assertNever } from '../../../core/errors.ts';
import { textOf } from '../../../core/message/spans.ts';
import { LIMITS } from '../limits.ts';
import { mrkdwnOf } from './mrkdwn.ts';
import { inLines, richElements, section } from './rich.ts';
import { type Runs, trimRuns } from './runs.ts';

/** A text of a message, whatever block it becomes; never an empty one. */
export type Text =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'prose'; readonly pieces: readonly Piece[] }
  /** Small print: things that stand beside each other. */
  | { readonly type: 'small'; readonly prints: readonly Runs[] };

export type Piece = RichTextSection | RichTextList;
type TextBlock = HeaderBlock | RichTextBlock | ContextBlock;

/** Nothing when there is nothing to read. */
export function prose(...pieces: readonly Piece[]): Text | undefined {
  const filled = pieces.filter(({ elements }) => elements.length > 0);
  return filled.length > 0 ? { type: 'prose', pieces: filled } : undefined;
}

export function smallPrint(...prints: readonly Runs[]): Text | undefined {
  const filled = prints.filter((print) => richElements(print).length > 0);
  return filled.length > 0 ? { type: 'small', prints: filled } : undefined;
}

/** Names of emojis stay words. */
export const plainText = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text,
  emoji: false,
});

/** The block for a text; what Slack's own block has no room for becomes rich text, which has. */
export function toBlock(text: Text): TextBlock {
  if (text.type === 'heading' && text.text.length <= LIMITS.header) {
    return { type: 'header', text: plainText(text.text) };
  }
  if (text.type === 'small') {
    const elements = text.prints.map(toPrint);
    if (elements.every((print) => print.text.length <= LIMITS.contextText)) {
      return { type: 'context', elements };
    }
  }
  return mergedBlock([text]);
}

function toPrint(print: Runs): TextObject {
  const isPlain = trimRuns(print).every(({ type }) => type === 'plain');
  return isPlain
    ? plainText(textOf(print))
    : { type: 'mrkdwn', text: mrkdwnOf(print), verbatim: true };
}

/** Texts that follow each other, as one block. */
export function mergedBlock(texts: readonly Text[]): RichTextBlock {
  const merged: Piece[] = [];
  for (const piece of texts.flatMap(toPieces)) {
    const last = merged.at(-1);
    if (last?.type === 'rich_text_section' && piece.type === 'rich_text_section') {
      merged[merged.length - 1] = section(inLines(last.elements, piece.elements));
    } else merged.push(piece);
  }
  return { type: 'rich_text', elements: merged };
}

function toPieces(text: Text): readonly Piece[] {
  switch (text.type) {
    case 'heading':
      return [section(richElements([{ type: 'bold', text: text.text }]))];
    case 'small':
      return text.prints.map((print) => section(richElements(print)));
    case 'prose':
      return text.pieces;
    default:
      return assertNever(text);
  }
}

import type { ContextBlock, MrkdwnElement, SectionBlock } from '@slack/types';
import type { Block, Message } from '../../../core/message/model.ts';
import { shortenSpans } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import { linesOf } from './fallback.ts';
import { mrkdwnOf } from './mrkdwn.ts';
import { type Runs, toRuns } from './runs.ts';

/** Half of what a text may have, because what is made safe is longer. */
const LONGEST = LIMITS.sectionText / 2;

/**
 * What stands under a message that links to a paper. Slack takes no rich text there (its page on
 * unfurling links); and the title is no link, because the reader has one, and Slack would show what
 * that one leads to as well.
 */
export const renderPreview = ({ blocks }: Message): (SectionBlock | ContextBlock)[] =>
  blocks.flatMap((block) => {
    const text = mrkdwn(
      block.type === 'footnote' ? [toRuns(block.spans, NAMELESS)] : runsOf(block),
    );
    if (text.text === '') return [];
    return block.type === 'footnote'
      ? { type: 'context', elements: [text] }
      : { type: 'section', text };
  });

const NAMELESS = new Map();

/** A paper's title stands out; everything else is read line by line. */
function runsOf(block: Block): readonly Runs[] {
  const lines = linesOf(block, NAMELESS)
    .map((line) => tidy(line).trim())
    .filter((line) => line !== '');
  const stands = block.type === 'paper' || block.type === 'heading' ? 'bold' : 'plain';
  return lines.map((text, index) => [{ type: index === 0 ? stands : 'plain', text }]);
}

/** Lines, each with its share of the room. */
const mrkdwn = (lines: readonly Runs[]): MrkdwnElement => ({
  type: 'mrkdwn',
  text: lines.map((runs) => mrkdwnOf(shortenSpans(runs, LONGEST / lines.length))).join('\n'),
  verbatim: true,
});

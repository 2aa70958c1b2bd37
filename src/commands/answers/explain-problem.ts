import { bold, plain, text } from '../../core/message/build.ts';
import type { Block } from '../../core/message/model.ts';
import type { ChannelProblem } from '../../core/ports/chat-platform.ts';

/** What a problem of the channel means, said at once; nothing when all is well. */
export function explainProblem(problem: ChannelProblem | undefined): readonly Block[] {
  if (!problem) return [];
  const { reason, blocking } = problem;
  const news = blocking ? 'Nothing can be posted here yet.' : 'Not everything works here yet.';
  const meaning = blocking
    ? 'Until that is mended, no edition can come.'
    : 'Until that is mended, editions come without it.';
  return [text(bold(`${news} `), plain(`${reason} ${meaning}`))];
}

import { shorten } from '../../../core/message/shorten.ts';
import { LIMITS } from '../limits.ts';
import type { Rendered } from './message.ts';

/** No preview of the links in it. */
const SUPPRESS_EMBEDS = 1 << 2;

/**
 * A message's texts as an ordinary one: the notification on a phone shows nothing of one made of
 * components (discord-api-docs, issue 7854), and a direct message is there to be noticed.
 */
export function toPlainBody({ components: [container], allowed_mentions }: Rendered['body']) {
  const texts = container.components.flatMap((one) => (one.type === 10 ? [one.content] : []));
  return {
    content: shorten(texts.join('\n'), LIMITS.content),
    flags: SUPPRESS_EMBEDS,
    allowed_mentions,
  };
}

import { actions, code, message, plain, text } from '../../core/message/build.ts';
import type { Block, Message } from '../../core/message/model.ts';
import type { Offer } from '../parse.ts';
import { slash } from '../text/wording.ts';

/** Offers the command that was probably meant: first if it is likely, else below the results. */
export function withOffer({ blocks }: Message, { line, label, action, isLikely }: Offer): Message {
  const offer: readonly Block[] = [
    text(plain('Did you mean '), code(slash(line)), plain('?')),
    actions({ label, action }),
  ];
  return isLikely ? message(...offer, ...blocks) : message(...blocks, ...offer);
}

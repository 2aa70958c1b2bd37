import { actions, code, footnote, message, plain, text } from '../../core/message/build.ts';
import type { Block, Message } from '../../core/message/model.ts';
import type { Offer } from '../parse.ts';
import { slash } from '../text/wording.ts';

/** Offers the command that was probably meant, above the results: below them nobody looks. */
export function withOffer({ blocks }: Message, { line, label, action }: Offer): Message {
  const offer: readonly Block[] = [
    text(plain('Did you mean '), code(slash(line)), plain('?')),
    actions({ label, action }),
  ];
  return message(...offer, ...blocks);
}

/** Adds what else people should know, below the answer. */
export function withNotes({ blocks }: Message, notes: readonly string[]): Message {
  return message(...blocks, ...notes.map((note) => footnote(plain(note))));
}

import type { Person } from '../ports/refs.ts';
import { code, footnote, message, person, plain } from './build.ts';
import type { MessageReply } from './reply.ts';
import { shorten } from './shorten.ts';

/** A pasted abstract would push what was found out of sight. */
const LONGEST_COMMAND = 120;

/**
 * The same answer for everybody, with who asked what.
 * @param verb what they did: `shared`
 * @param command as it would be typed
 */
export function sharedReply(
  { message: { blocks }, more }: MessageReply,
  asker: Person,
  verb: 'asked' | 'shared',
  command: string,
): MessageReply {
  const words = code(shorten(command, LONGEST_COMMAND));
  const origin = footnote(person(asker), plain(` ${verb} `), words);
  return {
    message: message(origin, ...blocks),
    visibility: 'shared',
    ...(more && { more }),
  };
}

import { SourceError, UserError } from '../../core/errors.ts';
import { link, message, plain, text } from '../../core/message/build.ts';
import type { Spans } from '../../core/message/model.ts';
import type { MessageReply } from '../../core/message/reply.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { apologise } from '../../core/reference.ts';
import type { CommandServices } from '../context.ts';

/** What people are told instead of an answer; what is a bug is logged under a reference. */
export function errorReply(
  { clock, source }: Pick<CommandServices, 'clock' | 'source'>,
  logger: Logger,
) {
  return (error: unknown): MessageReply => {
    if (error instanceof UserError) return refusal(error);
    const { reference, sentence } = apologise(clock.now());
    if (error instanceof SourceError) {
      const { message: reason, help } = error;
      logger.warn({ source: source.name, reason, reference, help }, 'source not asked');
      return sorry(
        `${source.label} could not be asked just now: ${error.message} ` +
          `What Paperboy has kept is still there: try /papers search. (Reference ${reference}.)`,
      );
    }
    logger.error({ err: error, reference }, 'command failed');
    return sorry(sentence);
  };
}

/** Where several values are wrong, each has a paragraph of its own. */
function refusal({ message: sentence, wrong }: UserError): MessageReply {
  if (!wrong) return sorry(sentence);
  return { ...sorry(...Object.values(wrong)), wrong };
}

const sorry = (...paragraphs: readonly string[]): MessageReply => ({
  message: message(...paragraphs.map((paragraph) => text(...withLinks(paragraph)))),
  visibility: 'private',
  refused: true,
});

/** An address can be followed. */
const withLinks = (sentence: string): Spans =>
  sentence
    .split(/https:\/\/(arxiv\.org\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? link(part, `https://${part}`) : plain(part)));

import { SourceError, UserError } from '../core/errors.ts';
import { message, plain, text } from '../core/message/build.ts';
import type { Action } from '../core/message/model.ts';
import type { Reply } from '../core/message/reply.ts';
import type { Asker } from '../core/ports/chat-platform.ts';
import type { Logger } from '../core/ports/logger.ts';
import { localDate } from '../core/schedule/dates.ts';
import { OFFSET } from './answers/actions.ts';
import { withNotes, withOffer } from './answers/offer.ts';
import type { CommandContext, CommandServices } from './context.ts';
import type { Args, Command } from './define.ts';
import { findCommand, parseCommand } from './parse.ts';
import { suggestLines } from './suggest.ts';
import { readArgs } from './text/arguments.ts';

/** Runs what people type and press. Never rejects: every error becomes a reply. */
export interface CommandRunner {
  runText(text: string, asker: Asker): Promise<Reply>;
  runAction(action: Action, asker: Asker): Promise<Reply>;
  /** Lines that a person may mean, without `/papers`, ready to be run. */
  suggest(text: string, asker: Asker): Promise<readonly string[]>;
}

/** The one error boundary of all commands. */
export function createCommandRunner(services: CommandServices, logger: Logger): CommandRunner {
  const toReply = errorReply(services, logger);
  return {
    async runText(typed, asker) {
      try {
        const context = await contextOf(services, asker, 0);
        const { command, args, offer, notes } = parseCommand(typed, context.today);
        const reply = await run(command, args, context);
        const noted = withNotes(reply.message, notes);
        return { ...reply, message: offer ? withOffer(noted, offer) : noted };
      } catch (error) {
        return toReply(error);
      }
    },

    async runAction({ name, args }, asker) {
      try {
        const command = findCommand(name);
        if (!command) throw new UserError(`This button no longer works: ${name} is no command.`);
        const context = await contextOf(services, asker, toOffset(args[OFFSET]));
        return await run(command, readArgs(command, args, context.today), context);
      } catch (error) {
        return toReply(error);
      }
    },

    async suggest(typed, asker) {
      try {
        return await suggestLines(typed, await contextOf(services, asker, 0));
      } catch (error) {
        logger.error({ err: error }, 'completion failed');
        return [];
      }
    },
  };
}

async function run(command: Command, args: Args, context: CommandContext): Promise<Reply> {
  return { ...(await command.run(args, context)), visibility: command.visibility };
}

async function contextOf(
  services: CommandServices,
  asker: Asker,
  offset: number,
): Promise<CommandContext> {
  const subscription = await services.subscriptions.ofChannel(asker.channel);
  const zone = subscription?.zone ?? services.zone;
  const today = localDate(services.clock.now(), zone);
  return { ...services, asker, subscription, zone, today, offset };
}

function errorReply({ clock, source }: CommandServices, logger: Logger) {
  return (error: unknown): Reply => {
    if (error instanceof UserError) return sorry(error.message);
    if (error instanceof SourceError) {
      return sorry(
        `${source.label} could not be asked just now: ${error.message} ` +
          'What Paperboy has kept is still there: try /papers search.',
      );
    }
    const reference = toReference(clock.now());
    logger.error({ err: error, reference }, 'command failed');
    return sorry(
      'Something went wrong on our side, and it was written down. Please try again; if it stays, ' +
        `tell whoever runs Paperboy the reference ${reference}.`,
    );
  };
}

const sorry = (sentence: string): Reply => ({
  message: message(text(plain(sentence))),
  visibility: 'private',
});

/** The moment in milliseconds, six characters long: repeats only after 25 days. */
function toReference(now: number): string {
  return (now % 36 ** 6).toString(36).padStart(6, '0').toUpperCase();
}

function toOffset(text = ''): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

import { UserError } from '../core/errors.ts';
import type { Action, Message } from '../core/message/model.ts';
import type { Reply } from '../core/message/reply.ts';
import type { Asker, Choice, Typing } from '../core/ports/chat-platform.ts';
import type { Logger } from '../core/ports/logger.ts';
import { type CommandWatch, UNKNOWN_COMMAND } from '../core/ports/metrics.ts';
import type { Ballot } from '../core/ports/stores/votes.ts';
import { OFFSET, toNextPage } from './answers/actions.ts';
import { errorReply } from './answers/error-reply.ts';
import { withNotes, withOffer } from './answers/offer.ts';
import { requireManager } from './answers/require-manager.ts';
import { createSearchMemory } from './answers/search/memory.ts';
import { completeOption } from './complete.ts';
import type { CommandContext, CommandServices } from './context.ts';
import { contextOf } from './context-of.ts';
import type { Args, Command } from './define.ts';
import { type Boundary, findPapers } from './find.ts';
import { homePage } from './home.ts';
import { commands } from './index.ts';
import type { CommandLimit } from './limit.ts';
import { createLinkPreviews } from './links.ts';
import { parseCommand } from './parse.ts';
import { suggestLines } from './suggest.ts';
import { readArgs } from './text/arguments.ts';
import { slash } from './text/wording.ts';

/** Runs what people type and press. Never rejects: every error becomes a reply. */
export interface CommandRunner {
  runText(text: string, asker: Asker): Promise<Reply>;
  /** `origin` tells a button from a command that was typed with its options. */
  runAction(action: Action, asker: Asker, origin?: Ballot['origin']): Promise<Reply>;
  /** "Find this paper" on a message. */
  find(text: string, asker: Asker): Promise<Reply>;
  /** Somebody's own page. */
  home(asker: Asker): Promise<Message>;
  /** What to show under links that somebody posted. */
  links(urls: readonly string[], asker: Asker): Promise<ReadonlyMap<string, Message>>;
  /** Lines that a person may mean, without `/papers`, ready to be run. */
  suggest(text: string, asker: Asker): Promise<readonly string[]>;
  /** Values that a person may mean by an option of a command. */
  complete(typing: Typing, asker: Asker): Promise<readonly Choice[]>;
}

/** The one error boundary of all commands. */
export function createCommandRunner(
  given: CommandServices,
  logger: Logger,
  watch: CommandWatch = unwatched,
  limit: CommandLimit = unlimited,
): CommandRunner {
  const services = { ...given, memory: createSearchMemory() };
  const toReply = errorReply(services, logger);
  const previewLinks = createLinkPreviews();

  const answer: Boundary = async (reply) => {
    try {
      return await reply();
    } catch (error) {
      return toReply(error);
    }
  };

  /** @param ask told the name of the command as soon as it is known */
  async function watched(
    { person }: Asker,
    ask: (called: (name: string) => void) => Promise<Reply>,
  ): Promise<Reply> {
    const ended = watch();
    let command = UNKNOWN_COMMAND;
    try {
      limit(person);
      const reply = await ask((name) => {
        command = name;
      });
      ended(command, 'answered');
      return reply;
    } catch (error) {
      ended(command, error instanceof UserError ? 'refused' : 'failed');
      return toReply(error);
    }
  }

  async function offered<T>(choices: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return await choices();
    } catch (error) {
      logger.error({ err: error }, 'completion failed');
      return [];
    }
  }

  return {
    runText: (typed, asker) =>
      watched(asker, async (called) => {
        const context = await contextOf(services, typedBy(asker));
        const { command, args, offer, notes } = parseCommand(typed, context.today);
        called(command.name);
        const reply = await run(command, args, context);
        if (!('message' in reply)) return reply;
        const noted = withNotes(reply.message, notes);
        return { ...reply, message: offer ? withOffer(noted, offer) : noted };
      }),

    runAction: ({ name, args }, asker, origin = 'button') =>
      watched(asker, async (called) => {
        const command = commands.find((candidate) => candidate.name === name);
        if (!command) throw new UserError(TOO_OLD);
        called(name);
        const asked = { asker, origin, offset: toOffset(args[OFFSET]) };
        const context = await contextOf(services, asked);
        return run(command, readArgs(command, args, context.today), context);
      }),

    find: (text, asker) =>
      watched(asker, async (called) => {
        called('find');
        return findPapers(text, await contextOf(services, pressedBy(asker)), answer);
      }),

    async home(asker) {
      try {
        return await homePage(await contextOf(services, pressedBy(asker)));
      } catch (error) {
        return toReply(error).message;
      }
    },

    async links(urls, asker) {
      try {
        return await previewLinks(urls, await contextOf(services, pressedBy(asker)));
      } catch (error) {
        logger.error({ err: error }, 'links could not be previewed');
        return new Map();
      }
    },

    suggest: (typed, asker) =>
      offered(async () => suggestLines(typed, await contextOf(services, typedBy(asker)))),

    complete: (typing, asker) =>
      offered(async () => completeOption(typing, await contextOf(services, typedBy(asker)))),
  };
}

const unwatched: CommandWatch = () => () => undefined;

const unlimited: CommandLimit = () => undefined;

const TOO_OLD =
  'This button is from another version of Paperboy and no longer works. /papers help lists what does.';

const pressedBy = (asker: Asker) => ({ asker, origin: 'button', offset: 0 }) as const;

const typedBy = (asker: Asker) => ({ asker, origin: 'command', offset: 0 }) as const;

async function run(command: Command, args: Args, asked: CommandContext): Promise<Reply> {
  const { name, permission, visibility, shareable } = command;
  const context =
    permission === 'manage' ? await requireManager(asked, `use ${slash(name)} here`) : asked;
  const answer = await command.run(args, context);
  if (!('message' in answer)) return answer;
  const share = shareable && holdsPapers(answer.message);
  return {
    ...answer,
    visibility,
    ...(share && { share: toNextPage(name, args, context.offset) }),
  };
}

/** What has no papers to show is nothing to share. */
const holdsPapers = ({ blocks }: Message): boolean =>
  blocks.some(({ type }) => type === 'rows' || type === 'paper');

function toOffset(text = ''): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

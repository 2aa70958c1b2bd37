import type { REST } from 'discord.js';
import type { Command } from '../../../commands/define.ts';
import { code, footnote, message, person, plain } from '../../../core/message/build.ts';
import { commandText } from '../../../core/message/figures.ts';
import type { Action } from '../../../core/message/model.ts';
import type { MessageReply, Reply, Visibility } from '../../../core/message/reply.ts';
import { shorten } from '../../../core/message/shorten.ts';
import type { Asker, Handlers } from '../../../core/ports/chat-platform.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import type { Mode } from '../custom-id.ts';
import { keepAll } from '../kept-actions.ts';
import { renderForm } from '../render/form.ts';
import type { Answers } from './answers.ts';

export interface InteractionDependencies {
  readonly rest: REST;
  readonly commands: readonly Command[];
  readonly actions: ActionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handlers: Handlers;
}

/** An action that somebody asks for. */
export interface Wish {
  readonly action: Action;
  readonly mode: Mode;
  readonly origin: 'button' | 'command';
  readonly asker: Asker;
}

/** Acknowledges at once, as the command declares that it is answered; then runs it and answers. */
export async function act(
  { action, mode, origin, asker }: Wish,
  answers: Answers,
  dependencies: InteractionDependencies,
): Promise<void> {
  const { commands, handlers } = dependencies;
  const command = commands.find(({ name }) => name === action.name);
  const run = () => handlers.action(action, asker, origin);
  // Discord wants a form as the first answer, so it can't be told to wait for one.
  if (command?.opensForm) return open(await run(), answers, dependencies);
  const visibility = visibilityOf(command, mode);
  await answers.defer(visibility);
  const reply = asMessage(await run());
  if (mode === 'share' && reply.share) return answers.fill(shared(reply, action, asker));
  return reply.visibility === 'shared' ? answers.fill(reply) : answers.whisper(reply);
}

async function open(
  reply: Reply,
  answers: Answers,
  { actions, clock }: InteractionDependencies,
): Promise<void> {
  if (!('form' in reply)) return answers.whisper(reply);
  const { modal, kept } = renderForm(reply.form);
  await keepAll(actions, kept, clock.now());
  return answers.ask(modal);
}

/** What follows a page is for the one who asked for it, wherever the page stands. */
function visibilityOf(command: Command | undefined, mode: Mode): Visibility {
  if (mode === 'share') return 'shared';
  return mode === 'plain' ? (command?.visibility ?? 'private') : 'private';
}

export function asMessage(reply: Reply): MessageReply {
  if ('form' in reply) throw new Error('a command answered with a form that it did not declare');
  return reply;
}

/** A pasted abstract would push what was found out of sight. */
const LONGEST_COMMAND = 120;

/** The same answer for everybody, with who asked what. */
function shared(
  { message: answer, more }: MessageReply,
  action: Action,
  asker: Asker,
): MessageReply {
  const command = shorten(commandText(action), LONGEST_COMMAND);
  const origin = footnote(person(asker.person), plain(' shared '), code(command));
  return {
    message: message(origin, ...answer.blocks),
    visibility: 'shared',
    ...(more && { more }),
  };
}

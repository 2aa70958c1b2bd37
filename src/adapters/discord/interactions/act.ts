import type { REST } from 'discord.js';
import type { Command } from '../../../commands/define.ts';
import type { Mode } from '../../../core/message/controls/action-id.ts';
import { keepAll } from '../../../core/message/controls/kept-actions.ts';
import { commandText } from '../../../core/message/figures.ts';
import type { Action } from '../../../core/message/model.ts';
import type { MessageReply, Reply, Visibility } from '../../../core/message/reply.ts';
import { sharedReply } from '../../../core/message/shared-reply.ts';
import type { Asker, Handlers } from '../../../core/ports/chat-platform.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
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
  if (mode === 'share' && reply.share) {
    return answers.fill(sharedReply(reply, asker.person, 'shared', commandText(action)));
  }
  return reply.visibility === 'shared' ? answers.fill(reply) : answers.whisper(reply);
}

async function open(
  reply: Reply,
  answers: Answers,
  { actions, clock }: InteractionDependencies,
): Promise<void> {
  if ('message' in reply) return answers.whisper(reply);
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
  if ('message' in reply) return reply;
  throw new Error('a command answered with a form that it did not declare');
}

import { message, plain, text } from '../../../core/message/build.ts';
import type { Mode } from '../../../core/message/controls/action-id.ts';
import { commandText } from '../../../core/message/figures.ts';
import type { Action } from '../../../core/message/model.ts';
import type { MessageReply, Reply } from '../../../core/message/reply.ts';
import { sharedReply } from '../../../core/message/shared-reply.ts';
import type { Asker, Handlers } from '../../../core/ports/chat-platform.ts';
import type { Answers } from './answers.ts';

/** A command that somebody typed. */
export async function runCommand(
  typed: string,
  asker: Asker,
  answers: Answers,
  handlers: Handlers,
): Promise<void> {
  const reply = await handlers.command(typed, asker);
  const form = formOf(reply);
  if (form && (await answers.open(form, asker.channel.id))) return;
  const answer = asMessage(reply);
  if (answer.visibility === 'private') return answers.toPerson(answer);
  // Slack shows nobody else what somebody typed.
  const line = `/papers ${typed.trim()}`.trim();
  return answers.toChannel(sharedReply(answer, asker.person, 'asked', line));
}

/** An action that somebody asks for with a button or a choice. */
export async function runAction(
  { action, mode, asker }: { readonly action: Action; readonly mode: Mode; readonly asker: Asker },
  answers: Answers,
  handlers: Handlers,
): Promise<void> {
  const reply = await handlers.action(action, asker, 'button');
  const form = formOf(reply);
  if (form && (await answers.open(form, asker.channel.id))) return;
  const answer = asMessage(reply);
  if (mode === 'share' && answer.share) {
    const shared = sharedReply(answer, asker.person, 'shared', commandText(action));
    return answers.toChannel(shared);
  }
  const isForAll = mode === 'plain' && answer.visibility === 'shared' && answers.inChannel;
  if (!isForAll) return answers.toPerson(answer);
  return answers.toChannel(sharedReply(answer, asker.person, 'asked', commandText(action)));
}

const formOf = (reply: Reply) => reply.form;

/** Where no form could be opened, what stands in its place. */
function asMessage(reply: Reply): MessageReply {
  return 'message' in reply ? reply : sentence(TOO_LATE);
}

export const sentence = (words: string): MessageReply => ({
  message: message(text(plain(words))),
  visibility: 'private',
});

const TOO_LATE =
  'Slack waits three seconds for a form, and it took longer. Please press the button again.';

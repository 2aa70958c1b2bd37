import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import { message, plain, text } from '../../../core/message/build.ts';
import { readActionId } from '../../../core/message/controls/action-id.ts';
import type { Action } from '../../../core/message/model.ts';
import type { MessageReply } from '../../../core/message/reply.ts';
import type { Asker } from '../../../core/ports/chat-platform.ts';
import { apologise } from '../../../core/reference.ts';
import { act, asMessage, type InteractionDependencies } from './act.ts';
import { type Answers, createAnswers } from './answers.ts';
import { askerOf } from './asker.ts';
import { readCommand, readFields, readTyping, textOf } from './read.ts';

/** Answers whatever a person asked for. Never rejects. */
export async function answerInteraction(
  interaction: APIInteraction,
  dependencies: InteractionDependencies,
): Promise<void> {
  const answers = createAnswers(interaction, dependencies);
  try {
    const asker = askerOf(interaction);
    if (asker) await route(interaction, { asker, answers, dependencies });
    else await answers.whisper(sentence('Paperboy works in the channels of a server.'));
  } catch (error) {
    const { id, type } = interaction;
    const { reference, sentence: sorry } = apologise(dependencies.clock.now());
    const fields = { interaction: id, type, err: error, reference };
    dependencies.logger.warn(fields, 'interaction not answered');
    if (type === InteractionType.ApplicationCommandAutocomplete) return;
    // Where somebody waits for an answer, a late word is better than none.
    await answers.whisper(sentence(sorry)).catch(() => undefined);
  }
}

const TOO_OLD =
  'This button is too old: Paperboy no longer knows what it stood for. ' +
  'Ask again, for example with /papers today; the answer brings a new one.';

interface Setting {
  readonly asker: Asker;
  readonly answers: Answers;
  readonly dependencies: InteractionDependencies;
}

async function route(interaction: APIInteraction, setting: Setting): Promise<void> {
  const { asker, answers, dependencies } = setting;
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return command(interaction, setting);
    case InteractionType.ApplicationCommandAutocomplete: {
      const typing = readTyping(interaction);
      return answers.offer(typing ? await dependencies.handlers.complete(typing, asker) : []);
    }
    case InteractionType.MessageComponent:
      return press(customIdOf(interaction), {}, setting);
    case InteractionType.ModalSubmit:
      return press(interaction.data.custom_id, readFields(interaction), setting);
    default:
      return undefined;
  }
}

async function command(
  interaction: APIApplicationCommandInteraction,
  { asker, answers, dependencies }: Setting,
): Promise<void> {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput) {
    const action = readCommand(data);
    return act({ action, mode: 'plain', origin: 'command', asker }, answers, dependencies);
  }
  if (data.type !== ApplicationCommandType.Message) return undefined;
  await answers.defer('private');
  const found = await dependencies.handlers.find(pointedAt(data), asker);
  return answers.fill(asMessage(found));
}

interface Pointing {
  readonly target_id: string;
  readonly resolved: { readonly messages: Readonly<Record<string, APIMessage>> };
}

function pointedAt({ target_id, resolved }: Pointing): string {
  const target = resolved.messages[target_id];
  return target ? textOf(target) : '';
}

/** A select tells what was meant by the value that was chosen. */
const customIdOf = ({ data }: APIMessageComponentInteraction): string =>
  data.component_type === ComponentType.StringSelect ? (data.values[0] ?? '') : data.custom_id;

async function press(
  customId: string,
  fields: Action['args'],
  { asker, answers, dependencies }: Setting,
): Promise<void> {
  const meant = readActionId(customId);
  const kept =
    meant && ('action' in meant ? meant.action : await dependencies.actions.find(meant.token));
  if (!meant || !kept) return answers.whisper(sentence(TOO_OLD));
  const action = { ...kept, args: { ...kept.args, ...fields } };
  return act({ action, mode: meant.mode, origin: 'button', asker }, answers, dependencies);
}

const sentence = (words: string): MessageReply => ({
  message: message(text(plain(words))),
  visibility: 'private',
});

import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { readActionId } from '../../../core/message/action-id.ts';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import type { Identity } from '../identity.ts';
import { SLACK } from '../refs.ts';
import { runAction, runCommand, sentence } from './act.ts';
import { type AnswerDependencies, type Answers, createAnswers, type Spot } from './answers.ts';
import { askerOf } from './asker.ts';
import { writtenIn } from './written.ts';

export interface InteractionDependencies extends AnswerDependencies {
  readonly identity: Identity;
  readonly actions: ActionStore;
  readonly logger: Logger;
  /** Undefined once the platform is stopped. */
  handlers(): Handlers | undefined;
  /** Is told of everything that somebody waits for. */
  track(answering: Promise<void>): void;
}

/** The name by which Slack calls "Find this paper". */
export const FIND_SHORTCUT = 'find_paper';

const TOO_OLD =
  'This button is too old: Paperboy no longer knows what it stood for. ' +
  'Ask again, for example with /papers today; the answer brings a new one.';

const BROKEN = 'Something went wrong on our side, and it was written down. Please try again.';

/** Answers whatever people ask for. */
export function attachInteractions(app: App, dependencies: InteractionDependencies): void {
  const { identity, actions, logger, handlers, track } = dependencies;
  const { team } = identity;

  /**
   * Acknowledges at once, and then answers. Without a receipt Slack tells the person that it
   * failed; the answer comes all the same.
   */
  async function answer(
    kind: string,
    ack: () => Promise<void>,
    spot: Spot,
    task: (answers: Answers, handlers: Handlers) => Promise<void>,
  ): Promise<void> {
    const current = handlers();
    if (!current) return;
    const answers = createAnswers(spot, dependencies);
    const answering = ack()
      .catch((error: unknown) => logger.warn({ platform: SLACK, kind, err: error }, 'no receipt'))
      .then(() => task(answers, current))
      .catch((error: unknown) => {
        logger.warn({ platform: SLACK, kind, err: error }, 'interaction not answered');
        return answers.toPerson(sentence(BROKEN));
      })
      .catch(() => undefined);
    track(answering);
    await answering;
  }

  app.command(/./, ({ ack, body }) => {
    const spot = { trigger: body.trigger_id, responseUrl: body.response_url };
    const asker = askerOf(team, body.user_id, body.channel_id);
    return answer(
      'command',
      () => ack(),
      spot,
      (answers, current) => runCommand(unescaped(body.text), asker, answers, current),
    );
  });

  app.action<BlockAction>(/./, ({ ack, body, action }) => {
    const id = idOf(action);
    const asker = askerOf(team, body.user.id, channelOfPress(body));
    return answer(
      'press',
      () => ack(),
      spotOf(body),
      async (answers, current) => {
        // A button that is a link leads there by itself.
        if (id === undefined) return;
        const meant = readActionId(id);
        const kept = meant && ('action' in meant ? meant.action : await actions.find(meant.token));
        if (!meant || !kept) return answers.toPerson(sentence(TOO_OLD));
        await runAction({ action: kept, mode: meant.mode, asker }, answers, current);
      },
    );
  });

  app.shortcut({ callback_id: FIND_SHORTCUT, type: 'message_action' }, ({ ack, shortcut }) => {
    if (shortcut.type !== 'message_action') return ack();
    const { message, channel, user, trigger_id, response_url } = shortcut;
    const { thread_ts } = message as { readonly thread_ts?: string };
    const spot = { trigger: trigger_id, responseUrl: response_url };
    const inThread = thread_ts && thread_ts !== message.ts ? { thread: thread_ts } : {};
    const asker = askerOf(team, user.id, channel.id);
    return answer(
      'shortcut',
      () => ack(),
      { ...spot, ...inThread },
      async (answers, current) => {
        const found = await current.find(writtenIn(message), asker);
        if ('message' in found) await answers.toPerson(found);
      },
    );
  });
}

/** Slack writes three characters in its own way (platforms.md, 1.3). */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A choice tells what was meant by its value; undefined for a link. */
function idOf(action: BlockElementAction): string | undefined {
  if (action.type === 'static_select') return action.selected_option.value;
  return action.type === 'button' && action.url === undefined ? action.value : undefined;
}

/** In a modal that a channel's answer opened there is no channel any more. */
const channelOfPress = ({ channel, container }: BlockAction): string | undefined =>
  channel?.id ?? container.channel_id;

function spotOf({
  trigger_id: trigger,
  response_url,
  container,
  message,
  view,
}: BlockAction): Spot {
  if (view) return view.type === 'modal' ? { trigger, modal: view.id } : { trigger };
  const thread: unknown = container.thread_ts ?? message?.thread_ts;
  const isReply = typeof thread === 'string' && thread !== container.message_ts;
  return { trigger, responseUrl: response_url, ...(isReply && { thread }) };
}

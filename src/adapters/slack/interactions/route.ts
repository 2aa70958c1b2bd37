import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { readActionId } from '../../../core/message/controls/action-id.ts';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import { apologise } from '../../../core/reference.ts';
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
        const { reference, sentence: sorry } = apologise(dependencies.clock.now());
        const fields = { platform: SLACK, kind, err: error, reference };
        logger.warn(fields, 'interaction not answered');
        return answers.toPerson(sentence(sorry));
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
    const spot = {
      trigger: trigger_id,
      responseUrl: response_url,
      ...threadOf({ message, channel: channel.id, user: user.id }),
    };
    const asker = askerOf(team, user.id, channel.id);
    return answer(
      'shortcut',
      () => ack(),
      spot,
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

/** In a modal there is only the channel that its page is about, if any. */
const channelOfPress = ({ channel, container, view }: BlockAction): string | undefined =>
  channel?.id ?? container.channel_id ?? view?.private_metadata;

function spotOf(body: BlockAction): Spot {
  const { trigger_id: trigger, response_url, container, view, user } = body;
  if (view?.type === 'modal') {
    return { trigger, modal: { id: view.id, channel: view.private_metadata } };
  }
  if (view) return { trigger };
  const { message_ts: ts, thread_ts = body.message?.thread_ts } = container;
  const channel = channelOfPress(body) ?? '';
  const thread = threadOf({ message: { ts, thread_ts }, channel, user: user.id });
  return { trigger, responseUrl: response_url, ...thread };
}

interface Pointed {
  readonly message: Readonly<Record<string, unknown>>;
  readonly channel: string;
  readonly user: string;
}

/** The thread in which a message is a reply. */
function threadOf({ message: { ts, thread_ts }, channel, user }: Pointed): Pick<Spot, 'thread'> {
  if (typeof thread_ts !== 'string' || thread_ts === ts) return {};
  return { thread: { channel, user, ts: thread_ts } };
}

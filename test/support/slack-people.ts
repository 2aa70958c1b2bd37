import type { TestContext } from 'vitest';
import { message, plain, text } from '../../src/core/message/build.ts';
import type { Block, Message as Content } from '../../src/core/message/model.ts';
import type { MessageReply } from '../../src/core/message/reply.ts';
import type { Asker, Handlers } from '../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import { createHandlers } from './handlers.ts';
import type { SlackOptions } from './slack/options.ts';
import type { Message, Payload, User, View } from './slack/world/model.ts';
import {
  buttonOf,
  choiceOf,
  connectSlack,
  createSlackBot,
  type Mode,
  readSlack,
  refOfSlackChannel,
  startWorkspace,
} from './slack-bot.ts';

interface MeetOptions extends Omit<SlackOptions, 'now'> {
  readonly mode?: Mode;
  /** Of the bot and of Slack. */
  readonly clock?: Clock;
}

interface LogLine {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly event: string;
}

const PATIENCE = { timeout: 12_000, interval: 10 };

/**
 * The real adapter on a stand-in, with a core made up for the test, and people at their clients.
 * Everything is the test's own, so that those that wait can wait side by side.
 */
export async function meet(
  { onTestFinished, expect }: TestContext,
  core: Partial<Handlers>,
  { mode = 'socket', clock = { now: Date.now }, ...options }: MeetOptions = {},
) {
  const workspace = await startWorkspace({ now: clock.now, ...options });
  const { slack, world, ada, channel } = workspace;
  onTestFinished(() => slack.close());
  const log: LogLine[] = [];
  const logger = writtenTo(log);

  /** Another one, which has forgotten what the one before it kept. */
  async function connect(handlers: Partial<Handlers>) {
    const bot = createSlackBot(slack, { mode, clock, logger });
    const disconnect = await connectSlack(bot, slack, createHandlers(handlers), mode);
    onTestFinished(disconnect);
    return { platform: bot.platform, disconnect };
  }
  const { platform, disconnect } = await connect(core);

  const written = (ref: string): Message => {
    const [, channelId = '', ts = ''] = ref.split('/');
    const found = world.message(channelId, ts);
    if (!found) throw new Error('there is no such message');
    return found;
  };
  let posted = 0;

  return {
    ...workspace,
    ...{ platform, disconnect, connect, log },
    /** Who asks, as the core knows them. */
    asker: (user: User, id = channel.id): Asker => ({
      person: { platform: 'slack', workspace: slack.teamId, id: user.id },
      channel: refOfSlackChannel(slack.teamId, id),
    }),
    ask: (line: string, id = channel.id) =>
      slack.people.command({ user: ada.id, channel: id, text: line }),
    press: (shown: Message, label: string, user = ada) =>
      slack.people.press({ user: user.id, message: shown, actionId: buttonOf(shown, label) }),
    choose: (shown: Message, label: string, user = ada) =>
      slack.people.choose({ user: user.id, message: shown, ...choiceOf(shown, label) }),
    pressIn: (view: View, label: string) =>
      slack.people.pressView({ view, actionId: buttonOf(blocksOf(view.payload), label) }),
    /** The bot's own message with these blocks, in a thread where one is named. */
    async post(blocks: readonly Block[], thread?: string): Promise<Message> {
      posted += 1;
      const place = refOfSlackChannel(slack.teamId, channel.id);
      const key = `message ${posted}`;
      const options = thread === undefined ? { key } : { key, thread };
      return written(await platform.post(place, message(...blocks), options));
    },
    /** A message as another version, or another app, would send it. */
    async postRaw(args: object): Promise<Message> {
      const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${slack.botToken}`,
        },
        body: JSON.stringify({ channel: channel.id, text: 'raw', ...args }),
      });
      const { ts } = (await response.json()) as { readonly ts: string };
      return written(`${slack.teamId}/${channel.id}/${ts}`);
    },
    /** What everybody in the channel reads. */
    publicly: (id = channel.id) => world.messages(id).map(readSlack),
    /** What one of them alone reads there. */
    privately: (user = ada, id = channel.id) => world.ephemerals(user.id, id).map(readSlack),
    calls: (method: string) => slack.requests.filter((one) => one.method === method),
    /** What was logged besides news of the connection. */
    trouble: () =>
      log.flatMap(({ level, event }) => (level === 'warn' || level === 'error' ? [event] : [])),
    /** What comes in the end. */
    comes: <T>(ask: () => T) => expect.poll(ask, PATIENCE),
  };
}

function writtenTo(log: LogLine[]): Logger {
  const at = (level: keyof Logger) => (fields: object, event: string) =>
    void log.push({ level, fields, event });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What the core answers: these words, for the person alone unless said. */
export const say = (words: string, more: Partial<MessageReply> = {}): MessageReply => ({
  message: spoken(words),
  visibility: 'private',
  ...more,
});

export const spoken = (words: string): Content => message(text(plain(words)));

/** The blocks of a view, to be read or used. */
export const blocksOf = ({ blocks }: Payload) => ({
  blocks: Array.isArray(blocks) ? (blocks as readonly Payload[]) : [],
});

/** All that a person reads in a view. */
export const readView = ({ payload }: Pick<View, 'payload'>): string =>
  readSlack(blocksOf(payload));

/** Something that happens when a test lets it. */
export function createLatch() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { released, release };
}

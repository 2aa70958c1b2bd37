import type { Handlers } from '../../../src/core/ports/chat-platform.ts';
import {
  type ChatDriver,
  describeChatPlatform,
  type Participant,
} from '../../contract/chat-platform.ts';
import { until } from '../../support/program.ts';
import type { InteractionHandle } from '../../support/slack/interactions/handle.ts';
import type { Message, User } from '../../support/slack/world/model.ts';
import {
  buttonOf,
  connectSlack,
  createSlackBot,
  MODES,
  type Mode,
  readSlack,
  refOfSlackChannel,
  startWorkspace,
} from '../../support/slack-bot.ts';

const NOWHERE = { channel: 'C0000000000', ts: '1000000000.000001' };

/** As people write them, and as Slack calls them. */
const NAMES: Readonly<Record<string, string>> = {
  '👍': '+1',
  '👍🏽': '+1::skin-tone-4',
  '🔥': 'fire',
};

/** The real client library on the stand-in, and two people at their clients. */
async function open(handlers: Handlers, mode: Mode): Promise<ChatDriver> {
  const { slack, world, ada, bob, channel } = await startWorkspace();
  const bot = createSlackBot(slack, { mode });
  const disconnect = await connectSlack(bot, slack, handlers, mode);

  const messageAt = (ref: string) => {
    const [, channelId = '', ts = ''] = ref.split('/');
    const found = world.message(channelId, ts);
    if (!found) throw new Error('there is no such message');
    return found;
  };
  const texts = async (thread?: string) =>
    (thread ? world.thread(channel.id, thread) : world.messages(channel.id))
      .filter(({ threadTs, ts }) => thread !== undefined || !threadTs || threadTs === ts)
      .map(readSlack);

  function participant(user: User): Participant {
    const see = async (handle: InteractionHandle) => readSlack(await handle.message());
    const read = new Set<Message>();
    /** The next private answer that was not read yet; two presses at once have one each. */
    const whispered = () =>
      until(() => {
        const next = world.ephemerals(user.id, channel.id).find((one) => !read.has(one));
        if (next) read.add(next);
        return next && readSlack(next);
      });
    return {
      person: { platform: 'slack', workspace: slack.teamId, id: user.id },
      react: async (ref, emoji) =>
        void slack.people.react(user.id, messageAt(ref), NAMES[emoji] ?? emoji),
      unreact: async (ref, emoji) =>
        void slack.people.unreact(user.id, messageAt(ref), NAMES[emoji] ?? emoji),
      command: (text) => see(slack.people.command({ user: user.id, channel: channel.id, text })),
      async press(ref, label) {
        const message = messageAt(ref);
        const actionId = buttonOf(message, label);
        slack.people.press({ user: user.id, message, actionId });
        return whispered();
      },
      reads: async () =>
        [
          ...(await texts()),
          ...world.ephemerals(user.id, channel.id).map(readSlack),
          ...[...(world.directMessages(user.id)?.messages.values() ?? [])].map(readSlack),
        ].join('\n'),
    };
  }

  return {
    platform: bot.platform,
    channel: refOfSlackChannel(slack.teamId, channel.id),
    missing: {
      channel: refOfSlackChannel(slack.teamId, NOWHERE.channel),
      message: `${slack.teamId}/${channel.id}/${NOWHERE.ts}`,
      thread: NOWHERE.ts,
    },
    manager: participant(ada),
    member: participant(bob),
    async takePermission() {
      world.kickBot(channel.id);
      return '/invite';
    },
    now: Date.now,
    texts,
    async close() {
      await disconnect();
      await slack.close();
    },
  };
}

for (const mode of MODES) {
  describeChatPlatform(`Slack, over ${mode}`, (handlers) => open(handlers, mode), {
    react: 'each paper has a button that counts, and Slack allows fifty reactions a minute',
  });
}

import type { Handlers } from '../../../src/core/ports/chat-platform.ts';
import {
  type ChatDriver,
  describeChatPlatform,
  type Participant,
} from '../../contract/chat-platform.ts';
import { permissions } from '../../support/discord/server.ts';
import type { User } from '../../support/discord/world/model.ts';
import {
  buttonOf,
  connect,
  createBot,
  readDiscord,
  refOfChannel,
  startServer,
} from '../../support/discord-bot.ts';

const NOWHERE = '100000000000000000';

/** The real client library on the stand-in, and two people at their clients. */
async function open(handlers: Handlers): Promise<ChatDriver> {
  const { discord, world, ada, bob, guild, channel } = await startServer();
  const platform = createBot(discord);
  await connect(platform, discord, handlers);

  const messageAt = (ref: string) => {
    const [, channelId = '', id = ''] = ref.split('/');
    return world.message(channelId, id) ?? { id, channelId };
  };
  const texts = async (thread?: string) =>
    world
      .messages(thread ?? channel.id)
      .filter(({ type }) => type !== 21)
      .map(readDiscord);

  function participant(user: User): Participant {
    /** Ephemeral answers; nobody else has them. */
    const answers: string[] = [];
    const direct = () =>
      [...world.channels.values()]
        .filter(({ recipientId }) => recipientId === user.id)
        .flatMap(({ id }) => world.messages(id).map(readDiscord));
    const see = async (handle: ReturnType<typeof discord.people.command>) => {
      const { message } = await handle.completed();
      const text = message ? readDiscord(message) : '';
      answers.push(text);
      return text;
    };
    return {
      person: { platform: 'discord', workspace: guild.id, id: user.id },
      react: async (message, emoji) => discord.people.react(user.id, messageAt(message), emoji),
      unreact: async (message, emoji) => discord.people.unreact(user.id, messageAt(message), emoji),
      command: (subcommand) =>
        see(
          discord.people.command({
            ...{ user: user.id, channel: channel.id, name: 'papers', subcommand },
          }),
        ),
      async press(ref, label) {
        const message = messageAt(ref);
        if (!('components' in message)) throw new Error('there is no such message');
        return see(
          discord.people.press({ user: user.id, message, customId: buttonOf(message, label) }),
        );
      },
      reads: async () => [...(await texts()), ...direct(), ...answers].join('\n'),
    };
  }

  return {
    platform,
    channel: refOfChannel(guild.id, channel.id),
    missing: {
      channel: refOfChannel(guild.id, NOWHERE),
      message: `${guild.id}/${channel.id}/${NOWHERE}`,
      thread: NOWHERE,
    },
    manager: participant(ada),
    member: participant(bob),
    async takePermission() {
      const deny = permissions('addReactions');
      world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
      return 'Add Reactions';
    },
    now: Date.now,
    texts,
    async close() {
      await platform.stop();
      await discord.close();
    },
  };
}

describeChatPlatform('Discord', open);

import { onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';
import type { DiscordOptions } from './discord/options.ts';
import type { DiscordServer } from './discord/server.ts';
import type { Channel, Message, User } from './discord/world/model.ts';
import { buttonOf, choiceOf, readDiscord, startServer } from './discord-bot.ts';
import { until } from './program.ts';
import { createHome, type HomeOptions } from './team.ts';

/** So many times faster Discord is sure of what it has. */
const HURRY = 20;

type Options = Readonly<Record<string, string | number>>;

/**
 * The whole of Paperboy, as `paperboy start` runs it, with a team on Discord's stand-in: Ada manages
 * the channel, Bob reads it.
 */
export async function startTeam({
  logger,
  ending = onTestFinished,
  ...discordOptions
}: DiscordOptions & HomeOptions = {}) {
  const server = await startServer(discordOptions);
  const { discord, world, channel } = server;
  ending(() => discord.close());
  const home = await createHome({ ending, haste: HURRY, ...(logger && { logger }) });
  let loginsBefore = 0;

  function start(token = discord.token): Promise<App> {
    loginsBefore = discord.gateway.identifies;
    return home.start({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl });
  }

  /** Connected: its commands stand, and a further one would be answered. */
  const connected = () =>
    until(() => discord.gateway.identifies > loginsBefore && discord.commands().length > 0);

  const as = createClient(discord, channel);
  /** The papers' messages in the newest thread, as they stand. */
  function papers(): readonly Message[] {
    const threads = [...world.channels.values()].filter(({ thread }) => thread);
    const newest = threads.at(-1);
    return newest ? world.messages(newest.id).filter(({ type }) => type !== 21) : [];
  }
  /** Posted, and each with its emoji to tap. */
  const wholeThread = (count = 5) =>
    until(
      () => {
        const all = papers();
        return all.length === count && all.every(({ reactions }) => reactions.size > 0) && all;
      },
      () =>
        `the thread holds ${papers().length} papers; the channel reads: ` +
        world.messages(channel.id).map(readDiscord).join(' | '),
    );

  return { ...server, ...home, start, connected, as, papers, wholeThread };
}

/** What a person does in the channel, and reads as the answer. */
export function createClient(discord: DiscordServer, { id: channel }: Channel) {
  const { people } = discord;
  return ({ id: user }: User) => {
    type Handle = ReturnType<typeof people.command>;
    const read = async (handle: Handle): Promise<string> => {
      const { message } = await handle.completed();
      return message ? readDiscord(message) : '';
    };
    const command = (subcommand: string, options: Options = {}, place = channel) =>
      people.command({ user, channel: place, name: 'papers', subcommand, options });
    const press = (message: Message, label: string) =>
      people.press({ user, message, customId: buttonOf(message, label) });
    const choose = (message: Message, label: string) =>
      people.choose({ user, message, ...choiceOf(message, label) });
    return {
      command,
      press,
      choose,
      ask: async (subcommand: string, options: Options = {}) => read(command(subcommand, options)),
      readPress: async (message: Message, label: string) => read(press(message, label)),
      readChoice: async (message: Message, label: string) => read(choose(message, label)),
      /** The message of an answer, to press its buttons. */
      answer: async (handle: Handle): Promise<Message> => {
        const { message } = await handle.completed();
        if (!message) throw new Error('there was no answer');
        return message;
      },
      read,
    };
  };
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import { localDate } from '../../src/core/schedule/dates.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { DiscordOptions } from './discord/options.ts';
import type { DiscordServer } from './discord/server.ts';
import type { Channel, Message, User } from './discord/world/model.ts';
import { buttonOf, choiceOf, readDiscord, startServer } from './discord-bot.ts';
import { item } from './huggingface-items.ts';
import { startHuggingFaceServer } from './huggingface-server.ts';
import { until } from './program.ts';
import { silentLogger } from './silent-logger.ts';

type Options = Readonly<Record<string, string | number>>;

const name = 'config/default.json';
const settingsFile = { name, text: readFileSync(name, 'utf8') };

const PAPERS = 20;

const KEYWORDS = ['robotics', 'world models', 'diffusion'];

/** The one that the commands' examples name. */
const EXAMPLE = item('2401.01234', { title: 'Planning with Paper Planes', upvotes: 1 });

/** A source with 20 papers on New York's today. */
export function startSource() {
  const today = localDate(Date.now(), 'America/New_York');
  const list = Array.from({ length: PAPERS - 1 }, (_, index) =>
    item(`2608.${String(index + 1).padStart(5, '0')}`, {
      upvotes: 100 - index,
      ai_keywords: KEYWORDS.slice(index % KEYWORDS.length),
    }),
  );
  return startHuggingFaceServer({ days: { [today]: [...list, EXAMPLE] } });
}

interface TeamOptions extends DiscordOptions {
  readonly logger?: Logger;
  /** Takes what ends each part, the last one first; at the end of the test unless said. */
  readonly ending?: (end: () => unknown) => void;
}

/**
 * The whole of Paperboy, as `paperboy start` runs it, with a team on Discord's stand-in: Ada manages
 * the channel, Bob reads it.
 */
export async function startTeam(options: TeamOptions = {}) {
  const { logger = silentLogger, ending = onTestFinished, ...discordOptions } = options;
  const server = await startServer(discordOptions);
  const { discord, world, channel } = server;
  ending(() => discord.close());
  const source = await startSource();
  ending(() => source.close());
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  ending(() => rmSync(folder, { recursive: true, force: true }));
  let app: App | undefined;
  let loginsBefore = 0;

  async function start(token = discord.token): Promise<App> {
    loginsBefore = discord.gateway.identifies;
    app = await startApp({
      config: loadConfig(
        {
          DATABASE_URL: `sqlite:${join(folder, 'team.db')}`,
          DISCORD_TOKEN: token,
          DISCORD_API_URL: discord.apiUrl,
          HUGGINGFACE_URL: source.url,
          PORT: '0',
        },
        settingsFile,
      ),
      clock: { now: () => Date.now() },
      logger,
      version: '0.0.0',
      holder: 'a test',
      zone: 'Europe/Berlin',
      sampleFile: 'config/sample/papers.json',
    });
    return app;
  }
  async function stop(): Promise<void> {
    await app?.stop();
    app = undefined;
  }
  ending(stop);

  /** The same database, as a second process would read it. */
  async function openStorage(): Promise<Storage> {
    const file = join(folder, 'team.db');
    const guest = await openSqlite({ file, holder: 'a guest', now: Date.now(), access: 'guest' });
    onTestFinished(() => guest.close());
    return guest;
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
      () => `the thread holds ${papers().length} papers`,
    );

  return { ...server, folder, start, stop, connected, openStorage, as, papers, wholeThread };
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

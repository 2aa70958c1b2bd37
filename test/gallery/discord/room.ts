import { html } from 'hono/html';
import type { InteractionHandle } from '../../support/discord/interactions/handle.ts';
import { permissions } from '../../support/discord/server.ts';
import type { Message } from '../../support/discord/world/model.ts';
import { buttonOf, readDiscord, startServer } from '../../support/discord-bot.ts';
import { until } from '../../support/program.ts';
import { openHome } from '../stage/home.ts';
import { ARRIVAL, createClock, ZONE } from '../stage/moments.ts';
import type { Neutral } from '../stage/neutral.ts';
import { lastOf, type Room, UNDER_WAY, type Who } from '../stage/room.ts';
import { drawMessage, drawModal, drawThread } from './draw/message.ts';
import { filledIn } from './filled-in.ts';
import { setUpDiscord } from './set-up.ts';

/** What Discord puts first into a thread. */
const THREAD_STARTER = 21;

/** Discord's stand-in and the real program. */
export async function openDiscordRoom(neutral: Neutral): Promise<Room> {
  const clock = createClock(ARRIVAL);
  const server = await startServer({ now: clock.now });
  const { discord, world, guild, channel } = server;
  neutral.replace(discord.apiUrl, 'https://discord.com/api');
  // Ids tell the millisecond in which they were made.
  neutral.replace(guild.id, '1540251608686788608');
  neutral.replace(channel.id, '1540251608686788609');
  const home = await openHome({ values: { DISCORD_API_URL: discord.apiUrl }, clock, neutral });
  const userOf = (who: Who) => server[who].id;

  const guide = {
    zone: ZONE,
    personName: (id: string) => world.users.get(id)?.name ?? id,
    channelName: (id: string) => world.channels.get(id)?.name ?? id,
  };
  const draw = (message: Message) => drawMessage(message, guide);
  async function messageOf(handle: InteractionHandle): Promise<Message> {
    const { message } = await handle.completed();
    if (!message) throw new Error('there was no answer');
    return message;
  }
  const answer = async (handle: InteractionHandle) => draw(await messageOf(handle));
  const command = (line: string, who: Who = 'ada', place = channel.id) =>
    discord.people.command({ user: userOf(who), channel: place, ...filledIn(line) });
  const deny = permissions('sendMessages');

  /** The editions' own messages, oldest first; only they are known again by a nonce. */
  const parents = () => world.messages(channel.id).filter(({ nonce }) => nonce !== undefined);
  /** How many there were when it was started. */
  let before = 0;
  const threadOf = (parent: Message | undefined) => parent && world.channels.get(parent.id);
  const papers = () => {
    const thread = threadOf(parents().at(-1));
    return thread ? world.messages(thread.id).filter(({ type }) => type !== THREAD_STARTER) : [];
  };
  function paper(index: number): Message {
    const found = papers()[index];
    if (!found) throw new Error(`there is no paper ${index}`);
    return found;
  }

  return {
    place: 'Discord',
    sources: home.sources,
    database: home.folder.database,
    setUp: () => setUpDiscord({ discord, channel, folder: home.folder.path }),
    async start(moment) {
      before = parents().length;
      const logins = discord.gateway.identifies;
      await home.start(moment);
      await until(() => discord.gateway.identifies > logins && discord.commands().length > 0);
    },
    ask: (line, who) => answer(command(line, who)),
    async statusAtRest() {
      const message = await until(async () => {
        const shown = await messageOf(command('status'));
        return !UNDER_WAY.test(readDiscord(shown)) && shown;
      });
      return draw(message);
    },
    async settings() {
      const message = await messageOf(command('settings'));
      const customId = buttonOf(message, 'When…');
      const { modal } = await discord.people
        .press({ user: userOf('ada'), message, customId })
        .answered();
      if (!modal) throw new Error('no form was opened');
      return html`${draw(message)}${drawModal(modal, guide)}`;
    },
    welcome: () => draw(lastOf(world.messages(channel.id))),
    edition: async () => draw(await until(() => parents()[before])),
    async thread(count) {
      const isWhole = () =>
        papers().length === count && papers().every(({ reactions }) => reactions.size > 0);
      const parent = await until(() => isWhole() && parents().at(-1));
      return drawThread(parent, { name: threadOf(parent)?.name ?? '', messages: papers() }, guide);
    },
    vote(index, who) {
      const message = paper(index);
      const customId = buttonOf(message, 'Vote');
      return answer(discord.people.press({ user: userOf(who), message, customId }));
    },
    react: (index, who, emoji) => discord.people.react(userOf(who), paper(index), emoji),
    async voted(index, votes) {
      const words = votes === 1 ? '1 vote here' : `${votes} votes here`;
      await until(() => JSON.stringify(paper(index).components).includes(words));
      return draw(paper(index));
    },
    find(said) {
      const message = discord.people.say(userOf('bob'), channel.id, said);
      const use = { user: userOf('bob'), name: 'Find this paper', message };
      return answer(discord.people.messageCommand(use));
    },
    async subscribeElsewhere() {
      const overwrites = [{ id: guild.id, type: 'role', deny }] as const;
      const room = world.addChannel(guild.id, { name: 'reading-group', overwrites });
      const seen = await answer(command('subscribe', 'ada', room.id));
      await answer(command('unsubscribe', 'ada', room.id));
      return seen;
    },
    async shutOut(moment) {
      world.setOverwrites(channel.id, [{ id: guild.id, type: 'role', deny }]);
      await home.start(moment);
      const told = await until(() => {
        const direct = [...world.channels.values()].find(
          ({ recipientId }) => recipientId === userOf('ada'),
        );
        return direct && world.messages(direct.id).at(-1);
      });
      return draw(told);
    },
    async close() {
      await home.close();
      await discord.close();
    },
  };
}

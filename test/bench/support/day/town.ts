/*
 * The town of a simulated day, as a process of its own: `tsx town.ts CHANNELS`. It tells where Discord
 * and the source are; then it answers each message: `vote` and `ask`, with a count, when that many
 * are done, and `tell` with what has happened so far. It ends with its parent.
 */
import { z } from 'zod';
import type { Typed } from '../../../support/discord/interactions/command-options.ts';
import { startDiscord, UNHURRIED } from '../../../support/discord/server.ts';
import { startHuggingFaceServer } from '../../../support/huggingface-server.ts';
import { createRandom } from '../../../support/simulation/random.ts';
import { createDays, DAY } from './source-days.ts';

const PEOPLE = 200;
const COMMANDS: readonly [Typed, ...Typed[]] = [
  { subcommand: 'help' },
  { subcommand: 'status' },
  { subcommand: 'today' },
  { subcommand: 'trending' },
  { subcommand: 'top' },
  { subcommand: 'search', options: { query: 'study of things' } },
];
/** Commands that are under way at a time. */
const AT_A_TIME = 4;
const ANSWER_MS = 30_000;

const order = z.object({ what: z.enum(['vote', 'ask', 'tell']), count: z.number() });

const [channels = '1'] = process.argv.slice(2);
const random = createRandom(1);
const discord = await startDiscord(UNHURRIED);
const { world, people } = discord;
const source = await startHuggingFaceServer({
  days: createDays(),
  now: () => Date.parse(DAY) + 3 * 86_400_000,
  quota: Number.POSITIVE_INFINITY,
});

const guild = world.addGuild();
const users = Array.from({ length: PEOPLE }, () => world.addUser().id);
for (const user of users) world.addMember(guild.id, user);
const channelIds = Array.from({ length: Number(channels) }, () => world.addChannel(guild.id).id);

let votes = 0;
let answers = 0;

const someone = (): string => users[random.integer(0, PEOPLE - 1)] ?? guild.ownerId;

/** Posted messages that people can vote with: whatever the bot has put its own emoji under. */
const ballots = () =>
  [...world.channels.values()]
    .filter(({ thread }) => thread)
    .flatMap(({ id }) => world.messages(id).filter(({ reactions }) => reactions.size > 0));

/** Half of them where the bot's own reaction stands, half with an emoji of their own. */
function vote(count: number): void {
  const posted = ballots();
  for (let left = count; left > 0; left -= 1) {
    const message = posted[random.integer(0, posted.length - 1)];
    if (!message) throw new Error('Nothing was posted to vote for.');
    people.react(someone(), message, random.pick(['👍', '🔥']));
    votes += 1;
  }
}

async function ask(count: number): Promise<void> {
  for (let left = count; left > 0; left -= AT_A_TIME) {
    const now = Array.from({ length: Math.min(left, AT_A_TIME) }, askOnce);
    await Promise.all(now);
  }
}

async function askOnce(): Promise<void> {
  const channel = channelIds[random.integer(0, channelIds.length - 1)] ?? '';
  const use = { user: someone(), channel, name: 'papers', ...random.pick(COMMANDS) };
  const { kind } = await people.command(use).completed(ANSWER_MS);
  if (kind === 'failed') throw new Error(`/papers ${use.subcommand} was not answered.`);
  answers += 1;
}

const life = () => ({
  messages: [...world.channels.values()].reduce((sum, { messages }) => sum + messages.size, 0),
  votes,
  answers,
  requests: discord.requests.length,
});

process.on('message', async (given) => {
  const { what, count } = order.parse(given);
  if (what === 'vote') vote(count);
  if (what === 'ask') await ask(count);
  process.send?.(life());
});
process.on('disconnect', () => process.exit());

const { apiUrl, token } = discord;
process.send?.({ apiUrl, token, guildId: guild.id, channelIds, sourceUrl: source.url });

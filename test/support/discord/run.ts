/*
 * Discord in a process of its own: `tsx test/support/discord/run.ts [CHANNELS] [unhurried]`.
 *
 * Its first line says, as JSON, where it is, with which token, and which channels there are. Each
 * line it reads is answered with a line: an empty one with figures, `requests` with every REST call
 * so far, and any other is a command of /papers that somebody gives in the first channel, answered
 * when they see its answer. It ends with its input.
 */
import { createInterface } from 'node:readline';
import { startDiscord, UNHURRIED } from './server.ts';

const [channels = '1', pace] = process.argv.slice(2);
const discord = await startDiscord(pace === 'unhurried' ? UNHURRIED : {});
const { world, gateway, people } = discord;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const guild = world.addGuild();
const ids = Array.from({ length: Number(channels) }, () => world.addChannel(guild.id).id);
const { apiUrl, token, applicationId } = discord;
say({ apiUrl, token, applicationId, guildId: guild.id, channelIds: ids });

const figures = () => ({
  requests: discord.requests.length,
  rateLimited: discord.rateLimited,
  messages: [...world.channels.values()].reduce((sum, { messages }) => sum + messages.size, 0),
  identifies: gateway.identifies,
  connections: gateway.connections,
});

async function ask(subcommand: string): Promise<void> {
  const began = performance.now();
  const [channel = ''] = ids;
  try {
    const use = { user: guild.ownerId, channel, name: 'papers', subcommand };
    const { kind } = await people.command(use).completed(30_000);
    say({ asked: subcommand, kind, ms: performance.now() - began });
  } catch (error) {
    say({ asked: subcommand, kind: 'failed', reason: String(error) });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') say(figures());
  else if (line === 'requests')
    say({ requests: discord.requests.map(({ body: _body, ...request }) => request) });
  else void ask(line);
}
await discord.close();

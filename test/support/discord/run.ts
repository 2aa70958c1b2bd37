/*
 * Discord in a process of its own: `tsx test/support/discord/run.ts [CHANNELS] [unhurried]`.
 *
 * Its first line says, as JSON, where it is, with which token, and which channels there are. Each
 * line it reads is answered with a line of figures; it ends with its input.
 */
import { createInterface } from 'node:readline';
import { startDiscord, UNHURRIED } from './server.ts';

const [channels = '1', pace] = process.argv.slice(2);
const discord = await startDiscord(pace === 'unhurried' ? UNHURRIED : {});
const { world, gateway } = discord;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const guild = world.addGuild();
const ids = Array.from({ length: Number(channels) }, () => world.addChannel(guild.id).id);
const { apiUrl, token, applicationId } = discord;
say({ apiUrl, token, applicationId, guildId: guild.id, channelIds: ids });

for await (const _line of createInterface({ input: process.stdin }))
  say({
    requests: discord.requests.length,
    rateLimited: discord.rateLimited,
    messages: [...world.channels.values()].reduce((sum, { messages }) => sum + messages.size, 0),
    identifies: gateway.identifies,
    connections: gateway.connections,
  });
await discord.close();

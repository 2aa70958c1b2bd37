/*
 * Slack in a process of its own: `tsx test/support/slack/run.ts [CHANNELS] [unhurried]`.
 *
 * Its first line says, as JSON, where it is, with which tokens, and which channels there are. Each
 * line it reads is answered with a line of figures; it ends with its input.
 */
import { createInterface } from 'node:readline';
import { startSlack, UNHURRIED } from './server.ts';

const [channels = '1', pace] = process.argv.slice(2);
const slack = await startSlack(pace === 'unhurried' ? UNHURRIED : {});
const { world, socket, delivery } = slack;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const channelIds = Array.from({ length: Number(channels) }, () => world.addChannel().id);
const { apiUrl, botToken, appToken, signingSecret, teamId } = slack;
say({ apiUrl, botToken, appToken, signingSecret, teamId, channelIds });

for await (const _line of createInterface({ input: process.stdin }))
  say({
    requests: slack.requests.length,
    rateLimited: slack.rateLimited,
    messages: [...world.channels.values()].reduce((sum, { messages }) => sum + messages.size, 0),
    connections: socket.connections,
    connected: socket.connected,
    events: delivery.events.length,
  });
await slack.close();

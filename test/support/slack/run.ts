/*
 * Slack in a process of its own: `tsx test/support/slack/run.ts [CHANNELS] [unhurried|N]`, where N is
 * how many messages a minute the whole workspace takes.
 *
 * Its first line says, as JSON, where it is, with which tokens, and which channels there are. Each
 * line it reads is answered with a line: an empty one with figures, `requests` with every call so
 * far, and any other is the text of a /papers that somebody types in the first channel, answered
 * when they see its answer. It ends with its input.
 */
import { createInterface } from 'node:readline';
import type { SlackOptions } from './options.ts';
import { startSlack, UNHURRIED } from './server.ts';

const [channels = '1', pace] = process.argv.slice(2);
const slack = await startSlack(optionsOf(pace));
const { world, socket, delivery, people } = slack;
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const user = world.addUser().id;
const channelIds = Array.from(
  { length: Number(channels) },
  () => world.addChannel({ creator: user }).id,
);
const { apiUrl, botToken, appToken, signingSecret, teamId } = slack;
say({ apiUrl, botToken, appToken, signingSecret, teamId, channelIds });

function optionsOf(given: string | undefined): SlackOptions {
  if (given === 'unhurried') return UNHURRIED;
  if (given === undefined) return {};
  return { rateLimits: { postInWorkspace: { limit: Number(given), windowMs: 60_000 } } };
}

const figures = () => ({
  requests: slack.requests.length,
  rateLimited: slack.rateLimited,
  messages: [...world.channels.values()].reduce((sum, { messages }) => sum + messages.size, 0),
  connections: socket.connections,
  connected: socket.connected,
  events: delivery.events.length,
});

async function ask(text: string): Promise<void> {
  const began = performance.now();
  const [channel = ''] = channelIds;
  try {
    const typed = people.command({ user, channel, text });
    const { kind } = await typed.answered();
    if (kind !== 'failed') await typed.message(30_000);
    say({ asked: text, kind, ms: performance.now() - began });
  } catch (error) {
    say({ asked: text, kind: 'failed', reason: String(error) });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') say(figures());
  else if (line === 'requests')
    say({
      requests: slack.requests.map(({ args, ...request }) => ({
        ...request,
        channel: args.channel,
      })),
    });
  else void ask(line);
}
await slack.close();

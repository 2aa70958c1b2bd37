import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import { heading, message, plain, text } from '../../src/core/message/build.ts';
import type { MessageReply } from '../../src/core/message/reply.ts';
import type {
  Handlers,
  MessageRef,
  Place,
  ReactionEvent,
} from '../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import type { DiscordOptions } from './discord/options.ts';
import type { User } from './discord/world/model.ts';
import { createBot, refOfChannel, startServer } from './discord-bot.ts';
import { createHandlers } from './handlers.ts';
import { type Reach, startScriptedGateway } from './scripted-gateway.ts';
import { silentLogger } from './silent-logger.ts';

/** What a platform told of its own accord. */
interface Told {
  readonly reactions: ReactionEvent[];
  readonly recounts: MessageRef[];
  readonly gone: { readonly place: Place; readonly reason: string }[];
  /** The workspaces that the bot was said to be in. */
  readonly present: (readonly string[])[];
  gaps: number;
}

interface WatchOptions extends Omit<DiscordOptions, 'now'> {
  /** Of the bot and of Discord. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** The library connects again half a second after a connection ended, and logs in within five. */
const PATIENCE = { timeout: 12_000, interval: 20 };

/**
 * The real adapter on a stand-in, not started yet, and what it tells once it is. Everything is the
 * test's own, so that those that wait for the library can wait side by side.
 */
export async function watch(
  { onTestFinished, expect: expectHere }: TestContext,
  { clock = { now: Date.now }, logger = silentLogger, ...options }: WatchOptions = {},
) {
  const server = await startServer({ now: clock.now, ...options });
  const { discord, guild, channel, world } = server;
  onTestFinished(() => discord.close());
  const platform = createBot(discord, { clock, logger });
  onTestFinished(() => platform.stop());
  const told: Told = { reactions: [], recounts: [], gone: [], present: [], gaps: 0 };
  const place = refOfChannel(guild.id, channel.id);

  const asked = (method: string, path: RegExp) =>
    discord.requests.filter((one) => one.method === method && path.test(one.path)).length;
  const count = {
    /** Attempts to connect that came as far as asking where. */
    attempts: () => asked('GET', /^\/gateway\/bot$/),
    looks: () => asked('GET', /\/commands$/),
    registrations: () => asked('PUT', /\/commands$/),
  };
  const start = () => platform.start(writeDown(told));
  const isUp = () => expectHere.poll(() => platform.problem() ?? 'up', PATIENCE).toBe('up');

  function written(ref: MessageRef) {
    const [, channelId = '', id = ''] = ref.split('/');
    const found = world.message(channelId, id);
    if (!found) throw new Error('nothing was posted');
    return found;
  }
  const post = (key: string) => platform.post(place, message(heading('Papers')), { key });

  return {
    ...server,
    ...{ platform, told, count, start, isUp, post },
    /** Connected, with its commands registered. */
    async up() {
      await start();
      await isUp();
      await expectHere.poll(count.registrations, PATIENCE).toBe(1);
    },
    /** Sends the bot to a gateway that gets only this far. */
    async script(reach: Reach) {
      const script = await startScriptedGateway(discord, reach);
      onTestFinished(script.close);
      return script;
    },
    /** A message of the bot's in the channel, to react to. */
    message: async () => written(await post('message')),
    /** A thread with a paper in it. */
    async edition() {
      const thread = await platform.openThread(await post('parent'), 'Papers');
      const card = message(heading('A paper'));
      const ref = await platform.post(place, card, { key: 'paper', thread });
      return { thread, ref, paper: written(ref) };
    },
    /** What comes in the end, however long the library takes. */
    comes: <T>(ask: () => T) => expectHere.poll(ask, PATIENCE),
    /** Fails as soon as it does not hold: what must not happen gets this long (ms) to happen. */
    async stays(check: () => void, ms = 900) {
      for (let waited = 0; waited < ms; waited += 50) {
        check();
        await sleep(50);
      }
    },
  };
}

/** A reaction event of this person, to be compared with what was told. */
export const by = ({ id }: User, change: 'added' | 'removed' = 'added', emoji = '👍') =>
  expect.objectContaining({ person: expect.objectContaining({ id }), change, emoji });

function writeDown(told: Told): Handlers {
  const answer: MessageReply = { message: message(text(plain('Yes.'))), visibility: 'private' };
  return createHandlers({
    action: async () => answer,
    async reaction(event) {
      told.reactions.push(event);
    },
    async recount(ref) {
      told.recounts.push(ref);
    },
    gap() {
      told.gaps += 1;
    },
    present(workspaces) {
      told.present.push(workspaces);
    },
    async gone(place, reason) {
      told.gone.push({ place, reason });
    },
  });
}

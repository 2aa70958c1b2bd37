import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { PlatformError } from '../../core/errors.ts';
import type { ChatPlatform, Handlers } from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { LocalChannelStore } from '../../core/ports/stores/local-channel.ts';
import { createBroadcast } from './broadcast.ts';
import { createChannel } from './channel.ts';
import { isVisitor, LOCAL_CHANNEL } from './identity.ts';
import { createRoutes } from './routes.ts';
import { createStatusWatch } from './status.ts';
import type { StatusLine } from './status-line.ts';

export interface LocalPlatformOptions {
  readonly store: LocalChannelStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What the page's header says; asked every two seconds while a page is open. */
  readonly status: () => Promise<StatusLine>;
  /** In the order in which they are offered. */
  readonly voteEmojis: readonly string[];
  /** The zone in which the page shows times. */
  readonly zone: string;
  /** Asked of every visitor; without it only this machine is answered. */
  readonly password?: string;
}

/** A chat platform of our own: one channel, one visitor, a page in the browser. */
export interface LocalPlatform {
  readonly platform: ChatPlatform;
  readonly routes: Hono;
}

export function createLocalPlatform(options: LocalPlatformOptions): LocalPlatform {
  const { store, clock, logger, voteEmojis, zone, password } = options;
  const sheet = { zone, voteEmojis };
  const broadcast = createBroadcast();
  const statusWatch = createStatusWatch({ status: options.status, broadcast, logger });
  const channel = createChannel({ store, clock, broadcast, sheet });
  let current: Handlers | undefined;
  const handlers = () => {
    if (current) return current;
    throw new PlatformError('Paperboy is still starting', { kind: 'unavailable' });
  };

  async function mustHave(message: string): Promise<void> {
    if (!(await store.get(message))) throw notFound(`message ${message}`);
  }

  const platform: ChatPlatform = {
    name: LOCAL_CHANNEL.platform,
    settleMs: 0,
    problem: () => undefined,

    async start(given) {
      current = given;
      statusWatch.start();
    },
    async stop() {
      current = undefined;
      statusWatch.stop();
      broadcast.closeAll();
    },

    async post({ id }, content, { key, thread }) {
      if (id !== LOCAL_CHANNEL.id) throw notFound(`channel ${id}`);
      if (thread !== undefined && !(await store.get(thread))) throw notFound(`thread ${thread}`);
      const place = thread === undefined ? {} : { thread };
      return (await channel.post({ key, content, ...place })).id;
    },
    edit: async (message, content) => ((await channel.edit(message, content)) ? 'edited' : 'gone'),
    async openThread(message) {
      await mustHave(message);
      return message;
    },
    // The page offers every vote emoji under every paper: there is nothing to put there.
    react: mustHave,
    async listReactors(message) {
      await mustHave(message);
      const reactors = (await store.reactors([message])).get(message) ?? [];
      return { reactors, complete: true };
    },
    async findPosted(_channel, { key }) {
      const message = await store.byKey(key);
      return message ? { found: 'yes', message: message.id } : { found: 'no' };
    },
    async listPosted(_channel, { keys }) {
      const messages = await Promise.all(keys.map((key) => store.byKey(key)));
      return new Map(messages.flatMap((one) => (one ? [[one.key, one.id]] : [])));
    },
    permalink: async (message) => `/messages/${encodeURIComponent(message)}`,
    // Private answers are not kept, and a notice must outlast the page that is open now.
    async notify(person, content) {
      if (!isVisitor(person)) throw notFound(`person ${person.id}`);
      await channel.post({ key: `notice:${randomUUID()}`, content });
    },
    // The page knows no accounts: whoever has it open may do everything.
    mayManage: async () => true,
    channelProblem: async ({ id }) =>
      id === LOCAL_CHANNEL.id
        ? undefined
        : { reason: `The page has no channel ${id}, only #${LOCAL_CHANNEL.id}.`, blocking: true },
  };

  const parts = { store, clock, logger, broadcast, statusWatch, channel, sheet, handlers };
  return { platform, routes: createRoutes({ ...parts, ...(password && { password }) }) };
}

const notFound = (what: string): PlatformError =>
  new PlatformError(`The local channel has no ${what}`, { kind: 'not-found' });

import { LOCAL_CHANNEL } from '../../src/adapters/local/identity.ts';
import {
  createLocalPlatform,
  type LocalPlatformOptions,
} from '../../src/adapters/local/platform.ts';
import type { StatusLine } from '../../src/adapters/local/status-line.ts';
import { heading, message, plain, text } from '../../src/core/message/build.ts';
import type { Message } from '../../src/core/message/model.ts';
import type { Handlers, ReactionEvent } from '../../src/core/ports/chat-platform.ts';
import { createLocalChannelMemory } from './local-channel-memory.ts';
import { aPaper } from './messages.ts';

const NOON = Date.UTC(2026, 7, 21, 10);

const sentence = (words: string): Message => message(text(plain(words)));

const COMMANDS = ['search', 'status', 'show', 'save', 'shout'];

/** Commands of a made-up core: `shout` answers the channel, `search` has more to show. */
function createHandlers(reactions: ReactionEvent[]): Handlers {
  return {
    async command(typed) {
      const [name = '', ...words] = typed.split(' ');
      const visibility = name === 'shout' ? 'shared' : 'private';
      const more = { name, version: 1, args: { offset: '1' } } as const;
      const answer = { message: sentence(`Answer to ${typed}`), visibility } as const;
      return words.includes('lots') ? { ...answer, more } : answer;
    },
    async action({ name, args }) {
      const visibility = name === 'shout' ? 'shared' : 'private';
      return { message: sentence(`${name} ${Object.values(args).join(' ')}`), visibility };
    },
    suggest: async (typed) => COMMANDS.filter((name) => name.startsWith(typed)),
    async reaction(event) {
      reactions.push(event);
    },
  };
}

/** A local platform over memory, started, with what it told the core. */
export async function createLocalPage(options: Partial<LocalPlatformOptions> = {}) {
  const reactions: ReactionEvent[] = [];
  const problems: string[] = [];
  const log = (_fields: unknown, event: string) => void problems.push(event);
  let status: StatusLine = { text: 'Live: a source, read 12:00', tone: 'live' };
  const store = createLocalChannelMemory();
  const { platform, routes } = createLocalPlatform({
    store,
    clock: { now: () => NOON },
    logger: { debug() {}, info() {}, warn: log, error: log },
    status: async () => status,
    voteEmojis: ['👍', '🔥', '🎉'],
    zone: 'Europe/Berlin',
    ...options,
  });
  const handlers = createHandlers(reactions);
  await platform.start(handlers);

  /** An edition with a card per title; returns the parent's and the cards' ids. */
  async function postEdition(name: string, titles: readonly string[]) {
    const key = (step: string) => ({ key: `${name}/${step}` });
    const parent = await platform.post(LOCAL_CHANNEL, message(heading(name)), key('parent'));
    const thread = await platform.openThread(parent, name);
    const cards: string[] = [];
    for (const [index, title] of titles.entries()) {
      const card = message({ ...aPaper, title, rank: index + 1 });
      cards.push(await platform.post(LOCAL_CHANNEL, card, { ...key(`${index}`), thread }));
    }
    return { parent, cards };
  }

  return {
    ...{ platform, routes, store, handlers, reactions, problems, postEdition },
    setStatus(next: StatusLine) {
      status = next;
    },
  };
}

/** A visitor of this machine, as the server sees it. */
const fromAddress = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

const HOST = '127.0.0.1:3000';

type Routes = Awaited<ReturnType<typeof createLocalPage>>['routes'];

/** Asks as the page itself does, unless headers or the address say otherwise. */
export function asPage(
  routes: Routes,
  headers: Record<string, string> = {},
  address = '127.0.0.1',
) {
  const own = { host: HOST, origin: `http://${HOST}`, ...headers };
  return {
    get: async (path: string) => routes.request(path, { headers: own }, fromAddress(address)),
    post: async (path: string, body: unknown) =>
      routes.request(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...own },
          body: JSON.stringify(body),
        },
        fromAddress(address),
      ),
  };
}

import { LOCAL_CHANNEL } from '../../src/adapters/local/identity.ts';
import {
  createLocalPlatform,
  type LocalPlatformOptions,
} from '../../src/adapters/local/platform.ts';
import type { StatusLine } from '../../src/adapters/local/status-line.ts';
import {
  actions,
  fields,
  heading,
  message,
  plain,
  select,
  text,
} from '../../src/core/message/build.ts';
import type { Action, Message } from '../../src/core/message/model.ts';
import type { Form, MessageReply } from '../../src/core/message/reply.ts';
import type { Handlers, ReactionEvent } from '../../src/core/ports/chat-platform.ts';
import { createLocalChannelMemory } from './local-channel-memory.ts';
import { aPaper } from './messages.ts';

const NOON = Date.UTC(2026, 7, 21, 10);

const sentence = (words: string): Message => message(text(plain(words)));

const COMMANDS = ['search', 'status', 'show', 'save', 'shout'];

const act = (name: string, args: Action['args'] = {}): Action => ({ name, version: 1, args });

/** The settings of a made-up core: a list to pick from, and a button that opens a form. */
const SETTINGS = message(
  heading('Settings'),
  fields({ label: 'Time', value: [plain('09:00 Europe/Berlin')] }),
  select('Layout', [
    { label: 'Thread', action: act('settings', { layout: 'thread' }), selected: true },
    {
      label: 'Compact',
      description: 'one message',
      action: act('settings', { layout: 'compact' }),
    },
  ]),
  actions({ label: 'When…', action: act('change', { part: 'when' }) }),
);

const FORM: Form = {
  title: 'When editions come',
  action: act('settings'),
  fields: [
    { name: 'time', label: 'Time', hint: 'Such as 9:00 or 9am', value: '09:00' },
    { name: 'zone', label: 'Zone', hint: 'A city, such as Berlin', value: 'Europe/Berlin' },
  ],
};

/**
 * Commands of a made-up core: `shout` answers the channel, the answer to `search` may be shared,
 * and with `lots` there is more to show.
 */
function createHandlers(reactions: ReactionEvent[]): Handlers {
  const answer = (name: string, words: string): MessageReply => ({
    message: sentence(words),
    visibility: name === 'shout' ? 'shared' : 'private',
    ...(name === 'search' && { share: act(name, { query: 'lots' }) }),
  });
  return {
    async command(typed) {
      const [name = '', ...words] = typed.split(' ');
      if (name === 'settings') return { message: SETTINGS, visibility: 'private' };
      const reply = answer(name, `Answer to ${typed}`);
      return words.includes('lots') ? { ...reply, more: act(name, { offset: '1' }) } : reply;
    },
    async action({ name, args }) {
      if (name === 'change') return { form: FORM };
      if (args.time === 'late') {
        return { ...answer(name, '“late” is no time of day. Try 9:00.'), refused: true };
      }
      const reply = answer(name, [name, ...Object.values(args)].join(' '));
      return args.query === 'lots' ? { ...reply, more: act(name, { offset: '1' }) } : reply;
    },
    suggest: async (typed) => COMMANDS.filter((name) => name.startsWith(typed)),
    complete: async () => [],
    find: async (words) => answer('find', words),
    home: async () => sentence('Home'),
    links: async () => new Map(),
    async reaction(event) {
      reactions.push(event);
    },
    async recount() {},
    gap() {},
    present() {},
    async gone() {},
  };
}

/** The buttons that an edition puts under each paper. */
const onPaper = (paper: string) =>
  actions(
    { label: 'Vote', action: act('vote', { paper, change: 'toggle' }) },
    { label: 'Save', action: act('save', { paper }) },
    { label: 'Abstract', action: act('show', { paper }) },
  );

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
      const card = message({ ...aPaper, title, rank: index + 1 }, onPaper(aPaper.id));
      cards.push(await platform.post(LOCAL_CHANNEL, card, { ...key(`${index}`), thread }));
    }
    return { parent, cards };
  }

  /** An edition that is one message: its papers are voted for from a list. */
  const postCompact = (name: string, titles: readonly string[]) => {
    const rows = titles.map((title) => ({ title: [plain(title)], detail: [] }));
    const options = titles.map((label, index) => ({
      label,
      action: act('vote', { paper: `2401.0000${index}`, change: 'toggle' }),
    }));
    const parent = message(
      heading(name),
      { type: 'rows', ordered: true, rows },
      select('Vote for a paper', options),
    );
    return platform.post(LOCAL_CHANNEL, parent, { key: name });
  };

  return {
    ...{ platform, routes, store, handlers, reactions, problems, postEdition, postCompact },
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

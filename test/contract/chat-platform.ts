import { describe, expect, onTestFinished, test } from 'vitest';
import { actions, heading, message, plain, text } from '../../src/core/message/build.ts';
import type { Action } from '../../src/core/message/model.ts';
import type { MessageReply } from '../../src/core/message/reply.ts';
import type {
  ChannelRef,
  ChatPlatform,
  Handlers,
  MessageRef,
  Person,
  ReactionEvent,
  ThreadRef,
} from '../../src/core/ports/chat-platform.ts';
import { aPaper } from '../support/messages.ts';

/** Somebody at their own client of the platform. Methods reject when it does not let them. */
export interface Participant {
  readonly person: Person;
  react(message: MessageRef, emoji: string): Promise<void>;
  unreact(message: MessageRef, emoji: string): Promise<void>;
  /** Sends a command without options; resolves with the text of the answer that they see. */
  command(name: string): Promise<string>;
  /** Presses the button of a message that has this label; resolves with what they then see. */
  press(message: MessageRef, label: string): Promise<string>;
  /** The text of every message outside of threads that they can read, the private ones too. */
  reads(): Promise<string>;
}

/** A platform that was started and is ready, with people on it. */
export interface ChatDriver {
  readonly platform: ChatPlatform;
  /** The bot may do all its work here. */
  readonly channel: ChannelRef;
  /** References of the platform's own form to what it does not have. */
  readonly missing: {
    readonly channel: ChannelRef;
    readonly message: MessageRef;
    readonly thread: ThreadRef;
  };
  /** May manage the channel. */
  readonly manager: Participant;
  /** May read and write in the channel, not manage it. */
  readonly member?: Participant;
  /** Takes a permission that the bot needs in the channel; resolves with its name for people. */
  readonly takePermission?: () => Promise<string>;
  /** Epoch milliseconds by the platform's clock. */
  now(): number;
  /** Texts that everybody sees, oldest first: of the channel's messages, or of a thread's. */
  texts(thread?: ThreadRef): Promise<readonly string[]>;
  /** Also after the platform was stopped. */
  close(): Promise<void>;
}

type Capability = 'member' | 'takePermission' | 'react';

/** What the platform has no notion of, each with the reason; the tests for it are skipped. */
export type Lacks = { readonly [C in Capability]?: string };

/** How long (ms) to look for something that must not happen. */
const QUIET = 150;

/** As the real commands are declared: `status` and `show` answer in private, `top` does not. */
const SHARED = 'top';
const PRIVATE = 'status';
const SHOW: Action = { name: 'show', version: 1, args: { paper: aPaper.id } };

const titled = (words: string) => message(heading(words));
const notFound = { name: 'PlatformError', failure: { kind: 'not-found' } };

interface Told {
  readonly commands: string[];
  readonly actions: Action[];
  readonly reactions: ReactionEvent[];
}

/**
 * A made-up core that writes down what it is told and counts its answers. A platform tells a
 * command as text or, where its options are typed, as an action.
 */
function createCore(): { readonly told: Told; readonly handlers: Handlers } {
  const told: Told = { commands: [], actions: [], reactions: [] };
  let answers = 0;
  const answer = (name: string): MessageReply => {
    told.commands.push(name);
    answers += 1;
    const visibility = name === SHARED ? 'shared' : 'private';
    return { message: message(text(plain(`Answer ${answers} to ${name}.`))), visibility };
  };
  const handlers: Handlers = {
    command: async (typed) => answer(typed.trim()),
    async action(action) {
      told.actions.push(action);
      return answer(action.name);
    },
    find: async () => answer('find'),
    home: async () => titled('Home'),
    links: async () => new Map(),
    suggest: async () => [],
    complete: async () => [],
    async reaction(event) {
      told.reactions.push(event);
    },
    async recount() {},
    gap() {},
    present() {},
    async gone() {},
  };
  return { told, handlers };
}

/**
 * What the core and people rely on, whatever the platform.
 * @param open starts a platform that holds nothing yet, and resolves when it is ready
 */
export function describeChatPlatform(
  name: string,
  open: (handlers: Handlers) => Promise<ChatDriver>,
  lacks: Lacks = {},
): void {
  const testWith = (capability: Capability, sentence: string, run: () => Promise<void>) => {
    const reason = lacks[capability];
    const why = reason === undefined ? '' : ` (skipped: ${reason})`;
    test.skipIf(reason !== undefined)(`${sentence}${why}`, run);
  };

  async function start() {
    const { told, handlers } = createCore();
    const driver = await open(handlers);
    onTestFinished(() => driver.close());
    return { ...driver, told };
  }

  /** With an edition as the outbox posts it: a parent, its thread, and a paper with buttons. */
  async function startWithPaper() {
    const driver = await start();
    const { platform, channel } = driver;
    const parent = await platform.post(channel, titled('Edition'), { key: 'parent' });
    const thread = await platform.openThread(parent, 'Edition');
    const buttons = actions({ label: 'Abstract', action: SHOW });
    const card = message(aPaper, buttons);
    const paper = await platform.post(channel, card, { key: 'paper', thread });
    return { ...driver, parent, thread, paper };
  }

  const quiet = () => new Promise((resolve) => setTimeout(resolve, QUIET));

  describe(`${name} as a chat platform`, () => {
    test('has no problem when all is well', async () => {
      const { platform, channel } = await start();
      expect(platform.problem()).toBeUndefined();
      expect(await platform.channelProblem(channel, 'thread')).toBeUndefined();
    });

    test('shows a message once, however often its key is posted', async () => {
      const { platform, channel, texts } = await start();
      const post = () => platform.post(channel, titled('Only once'), { key: 'same' });
      const first = await post();
      expect(await post()).toBe(first);
      expect((await texts()).filter((seen) => seen.includes('Only once'))).toHaveLength(1);
    });

    test('keeps replies in their thread, in the order of posting', async () => {
      const { platform, channel, texts } = await start();
      const parent = await platform.post(channel, titled('Parent'), { key: 'parent' });
      const thread = await platform.openThread(parent, 'Thread');
      const words = ['First', 'Second', 'Third', 'Fourth'];
      for (const word of words) {
        await platform.post(channel, titled(word), { key: word, thread });
      }
      const seen = await texts(thread);
      expect(seen.map((one) => words.find((word) => one.includes(word)))).toEqual(words);
      expect((await texts()).filter((one) => one.includes('Second'))).toEqual([]);
    });

    test('opens one thread of a message, however often it is asked', async () => {
      const { platform, channel } = await start();
      const parent = await platform.post(channel, titled('Parent'), { key: 'parent' });
      const thread = await platform.openThread(parent, 'Thread');
      expect(await platform.openThread(parent, 'Another name')).toBe(thread);
    });

    test('shows what a message was edited to, and says when it is gone', async () => {
      const { platform, channel, missing, texts } = await start();
      const posted = await platform.post(channel, titled('Before'), { key: 'edited' });
      expect(await platform.edit(posted, titled('After'))).toBe('edited');
      const seen = (await texts()).join();
      expect(seen).toContain('After');
      expect(seen).not.toContain('Before');
      expect(await platform.edit(missing.message, titled('After'))).toBe('gone');
    });

    test('finds what was posted by its key, and knows what was not', async () => {
      const { platform, channel, now, thread, paper, parent } = await startWithPaper();
      const since = now() - 60_000;
      const find = (key: string, place = {}) =>
        platform.findPosted(channel, { key, since, ...place });
      expect(await find('parent')).toEqual({ found: 'yes', message: parent });
      expect(await find('paper', { thread })).toEqual({ found: 'yes', message: paper });
      expect(await find('never')).toEqual({ found: 'no' });
      expect(await find('never', { thread })).toEqual({ found: 'no' });
      const inThread = { keys: ['never', 'paper'], since, thread };
      expect(await platform.listPosted(channel, inThread)).toEqual(new Map([['paper', paper]]));
    });

    test('finds what was posted by its key also after it was edited', async () => {
      const { platform, channel, now } = await start();
      const message = await platform.post(channel, titled('Before'), { key: 'edited' });
      expect(await platform.edit(message, titled('After'), 'edited')).toBe('edited');
      const sought = { key: 'edited', since: now() - 60_000 };
      expect(await platform.findPosted(channel, sought)).toEqual({ found: 'yes', message });
    });

    test('says that something is not there', async () => {
      const { platform, channel, missing } = await start();
      const content = titled('Nowhere');
      const inThread = { key: 'b', thread: missing.thread };
      for (const call of [
        () => platform.post(missing.channel, content, { key: 'a' }),
        () => platform.post(channel, content, inThread),
        () => platform.openThread(missing.message, 'Thread'),
        () => platform.listReactors(missing.message),
      ]) {
        await expect(call()).rejects.toMatchObject(notFound);
      }
    });

    testWith('react', 'says that there is no message to react to', async () => {
      const { platform, missing } = await start();
      const reacting = needed(platform.react)(missing.message, '👍');
      await expect(reacting).rejects.toMatchObject(notFound);
    });

    test('tells and lists a person’s reaction, and that it was taken back', async () => {
      const { platform, manager, told, paper } = await startWithPaper();
      const { person } = manager;
      const event = { message: paper, person, emoji: '🔥' };
      await manager.react(paper, '🔥');
      await expect.poll(() => told.reactions).toEqual([{ ...event, change: 'added' }]);
      expect(await platform.listReactors(paper)).toEqual({
        reactors: [{ person, emoji: '🔥' }],
        complete: true,
      });
      await manager.unreact(paper, '🔥');
      await expect.poll(() => told.reactions[1]).toEqual({ ...event, change: 'removed' });
      expect(await platform.listReactors(paper)).toEqual({ reactors: [], complete: true });
    });

    test('takes the same emoji in another skin tone for a reaction of its own', async () => {
      const { platform, manager, told, paper } = await startWithPaper();
      await manager.react(paper, '👍');
      await manager.react(paper, '👍🏽');
      await expect
        .poll(() => told.reactions.map(({ emoji }) => emoji).toSorted())
        .toEqual(['👍', '👍🏽']);
      await manager.unreact(paper, '👍');
      const { reactors } = await platform.listReactors(paper);
      expect(reactors).toEqual([{ person: manager.person, emoji: '👍🏽' }]);
    });

    testWith(
      'react',
      'puts its own reaction there, as often as asked, and never counts it',
      async () => {
        const { platform, told, paper } = await startWithPaper();
        const react = needed(platform.react);
        await react(paper, '👍');
        await react(paper, '👍');
        await quiet();
        expect(await platform.listReactors(paper)).toEqual({ reactors: [], complete: true });
        expect(told.reactions).toEqual([]);
      },
    );

    test('links to a message, if it does, always in the same way', async () => {
      const { platform, paper } = await startWithPaper();
      const address = await platform.permalink(paper);
      expect(address ?? '/').toMatch(/^(?:https?:\/\/|\/)/);
      expect(await platform.permalink(paper)).toBe(address);
    });

    test('brings a notice to the person whom it is for', async () => {
      const { platform, manager } = await start();
      await platform.notify(manager.person, titled('A word to you'));
      await expect.poll(manager.reads).toContain('A word to you');
    });

    test('lets those manage a channel who may', async () => {
      const { platform, channel, manager } = await start();
      expect(await platform.mayManage(channel, manager.person)).toBe(true);
    });

    testWith('member', 'lets nobody else manage a channel', async () => {
      const { platform, channel, member } = await start();
      expect(await platform.mayManage(channel, needed(member).person)).toBe(false);
    });

    testWith('member', 'keeps notices and private answers from others', async () => {
      const { platform, manager, member } = await start();
      await platform.notify(manager.person, titled('A word to you'));
      const answer = await manager.command(PRIVATE);
      const seen = await needed(member).reads();
      expect(seen).not.toContain('A word to you');
      expect(seen).not.toContain(answer);
    });

    test('names what is wrong with a channel that is not there, in a sentence', async () => {
      const { platform, missing } = await start();
      expect(await platform.channelProblem(missing.channel, 'thread')).toEqual({
        ...{ reason: expect.stringMatching(/^\S.*\.$/), blocking: true },
      });
    });

    testWith('takePermission', 'names the permission that is missing in a channel', async () => {
      const { platform, channel, takePermission } = await start();
      const permission = await needed(takePermission)();
      const reason = async () => (await platform.channelProblem(channel, 'thread'))?.reason;
      await expect.poll(reason).toContain(permission);
      expect(await reason()).toMatch(/^\S.*\.$/);
    });

    test('answers a command where everybody sees it', async () => {
      const { manager, texts, told } = await start();
      expect(await manager.command(SHARED)).toContain(`Answer 1 to ${SHARED}.`);
      expect((await texts()).join()).toContain(`Answer 1 to ${SHARED}.`);
      expect(told.commands).toEqual([SHARED]);
    });

    test('answers in private what is for the asker alone', async () => {
      const { manager, texts, told } = await start();
      expect(await manager.command(PRIVATE)).toContain(`Answer 1 to ${PRIVATE}.`);
      expect((await texts()).join()).not.toContain('Answer 1');
      expect(told.commands).toEqual([PRIVATE]);
    });

    test('runs a button as often as it is pressed, and answers each time once', async () => {
      const { manager, told, texts, paper, thread } = await startWithPaper();
      const press = () => manager.press(paper, 'Abstract');
      const seen = await Promise.all([press(), press()]);
      const count = (answer: string) => seen.filter((one) => one.includes(answer)).length;
      expect([count('Answer 1 to show.'), count('Answer 2 to show.')]).toEqual([1, 1]);
      expect(told.actions).toEqual([SHOW, SHOW]);
      expect([...(await texts()), ...(await texts(thread))].join()).not.toContain('Answer');
    });

    test('tells nothing any more once it was stopped', async () => {
      const { platform, manager, told, paper } = await startWithPaper();
      await platform.stop();
      await Promise.allSettled([manager.react(paper, '👍')]);
      await quiet();
      expect(told.reactions).toEqual([]);
    });
  });
}

/** A capability that nobody said the platform lacks. */
function needed<T>(capability: T | undefined): T {
  if (capability === undefined) throw new Error('the driver lacks this and gives no reason why');
  return capability;
}

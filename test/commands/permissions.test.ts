import { expect, test } from 'vitest';
import { createChat } from '../../src/chat.ts';
import { commands } from '../../src/commands/index.ts';
import { PlatformError } from '../../src/core/errors.ts';
import type { ChatPlatform } from '../../src/core/ports/chat-platform.ts';
import { createVotingPlatform } from '../core/votes/voting-platform.ts';
import {
  ASKER,
  createMemoryChat,
  createMemoryServices,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { createAsking, readReply } from './ask.ts';

const REFUSAL = /^Only people who may manage this channel can /;

/** All that changes a channel, or posts in it, and what is enough to do so. */
const DEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  subscribe: { time: '8:30' },
  unsubscribe: {},
  settings: { count: '3' },
  change: { part: 'when' },
  pause: {},
  resume: {},
  post: {},
};

test('what changes a channel is refused to everybody else, typed or pressed, and changes nothing', async () => {
  const subscriptions = createMemorySubscriptions(SUBSCRIPTION);
  let posted = 0;
  const { read, runner } = createAsking(
    createMemoryServices({
      subscriptions,
      chat: createMemoryChat({ mayManage: async () => false }),
      async postNow() {
        posted += 1;
        return { outcome: 'planned', papers: 5 };
      },
    }),
  );
  for (const [name, args] of Object.entries(DEEDS)) {
    const words = Object.entries(args).map(([key, value]) => `${key}:${value}`);
    // A form's command stands behind its button only.
    const typed = name === 'change' ? undefined : await read([name, ...words].join(' '));
    if (typed !== undefined) expect(typed, name).toMatch(REFUSAL);
    const pressed = await runner.runAction({ name, version: 1, args }, ASKER);
    expect(readReply(pressed), name).toMatch(REFUSAL);
  }
  expect(posted).toBe(0);
  expect(await subscriptions.ofChannel(ASKER.channel)).toEqual(SUBSCRIPTION);
});

test('every command that is declared to need permission is among them', () => {
  const declared = commands.filter(({ permission }) => permission !== undefined);
  expect(declared.length).toBeGreaterThan(4);
  expect(Object.keys(DEEDS)).toEqual(expect.arrayContaining(declared.map(({ name }) => name)));
});

const aPlatform = (name: string, facts: Partial<ChatPlatform>): ChatPlatform => ({
  ...createVotingPlatform(name).platform,
  ...facts,
});

test('nobody may change a channel whose platform can’t say who may, or is not there', async () => {
  const away = () => Promise.reject(new PlatformError('away', { kind: 'unavailable' }));
  const chat = createChat({
    platforms: [aPlatform('broken', { mayManage: away })],
    subscriptions: { stopped: async () => [] },
    administrators: [],
    logger: silentLogger,
  });
  const on = (platform: string) => ({ ...ASKER, channel: { ...ASKER.channel, platform } });
  expect(await chat.mayManage(on('broken'))).toBe(false);
  expect(await chat.mayManage(on('unknown'))).toBe(false);
});

test('an administrator is one account of one platform, and no other of the same name', async () => {
  const chat = createChat({
    platforms: [aPlatform('slack', { mayManage: async () => false })],
    subscriptions: { stopped: async () => [] },
    administrators: ['slack:U1'],
    logger: silentLogger,
  });
  const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
  const mayManage = (platform: string, id: string) =>
    chat.mayManage({ channel, person: { platform, workspace: 'T1', id } });
  expect(await mayManage('slack', 'U1')).toBe(true);
  expect(await mayManage('discord', 'U1')).toBe(false);
  expect(await mayManage('slack', 'U12')).toBe(false);
});

import { expect, test } from 'vitest';
import { createChat } from '../src/chat.ts';
import { operatingPage, type Trouble } from '../src/core/operating-page.ts';
import type { ChatPlatform } from '../src/core/ports/chat-platform.ts';
import { createVotingPlatform } from './core/votes/voting-platform.ts';
import { ASKER } from './support/memory-services.ts';
import { silentLogger } from './support/silent-logger.ts';

const aPlatform = (name: string, facts: Partial<ChatPlatform> = {}): ChatPlatform => ({
  ...createVotingPlatform(name).platform,
  ...facts,
});

const trouble = (message: string): Trouble => ({ message, help: operatingPage('platform-away') });

const createTalk = (...platforms: readonly ChatPlatform[]) =>
  createChat({
    platforms,
    subscriptions: { stopped: async () => [] },
    administrators: [],
    logger: silentLogger,
  });

test('what a platform can’t do is told after what is wrong with it, and before the next one', async () => {
  const chat = createTalk(
    aPlatform('plain'),
    aPlatform('one', {
      problem: () => trouble('It is away.'),
      limitations: () => ['No links.', 'No home.'].map(trouble),
    }),
    aPlatform('other', { problem: () => trouble('It is full.') }),
  );
  expect((await chat.problems(ASKER)).map(({ message }) => message)).toEqual([
    'It is away.',
    'No links.',
    'No home.',
    'It is full.',
  ]);
});

test('the advice of a platform is its own', () => {
  const chat = createTalk(aPlatform('plain'), aPlatform('one', { advice: 'Type in channels.' }));
  expect(chat.advice('one')).toBe('Type in channels.');
  expect([chat.advice('plain'), chat.advice('unknown')]).toEqual([undefined, undefined]);
});

import { expect, test } from 'vitest';
import { createCommandLimit } from '../../src/commands/limit.ts';
import { createCommandRunner } from '../../src/commands/run.ts';
import { createTestClock } from '../support/clock.ts';
import { ASKER, createMemoryServices } from '../support/memory-services.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { readReply } from './ask.ts';

const ann = { platform: 'discord', id: 'ann' };
const ben = { platform: 'discord', id: 'ben' };

function setUp(perMinute = 6) {
  const clock = createTestClock('2026-08-21T10:00Z');
  const limit = createCommandLimit(perMinute, clock);
  /** How many of so many commands are taken. */
  const taken = (account: typeof ann, commands: number) =>
    Array.from({ length: commands }).filter(() => {
      try {
        limit(account);
        return true;
      } catch {
        return false;
      }
    }).length;
  return { clock, limit, taken };
}

test('a person has their commands of a minute at once, and then one after the other', () => {
  const { clock, taken } = setUp();
  expect(taken(ann, 9)).toBe(6);
  clock.advance(10_000);
  expect(taken(ann, 9)).toBe(1);
  clock.advance(25_000);
  expect(taken(ann, 9)).toBe(2);
  clock.advance(60_000);
  expect(taken(ann, 9)).toBe(6);
});

test('one person’s haste holds up nobody else', () => {
  const { taken } = setUp();
  taken(ann, 9);
  expect(taken(ben, 9)).toBe(6);
});

test('whoever asked for too much is told when they can go on, and then they can', () => {
  const { clock, limit, taken } = setUp();
  taken(ann, 6);
  clock.advance(3_000);
  expect(() => limit(ann)).toThrow(/6 commands a minute .* try again in 7 seconds\.$/);
  clock.advance(7_000);
  limit(ann);
});

test.each([10_000, 3_600_000])('a clock that is set back by %i ms locks nobody out', (ms) => {
  const { clock, taken } = setUp();
  taken(ann, 9);
  clock.advance(-ms);
  expect(taken(ann, 1)).toBe(1);
});

test('typed commands, buttons and “Find this paper” count; what is offered while typing does not', async () => {
  const limit = createCommandLimit(3, { now: () => 0 });
  const runner = createCommandRunner(createMemoryServices(), silentLogger, undefined, limit);
  for (let keys = 0; keys < 20; keys += 1) await runner.suggest('sea', ASKER);
  await runner.runText('help', ASKER);
  await runner.runAction({ name: 'help', version: 1, args: {} }, ASKER);
  await runner.find('no paper', ASKER);
  const refused = await runner.runText('top', ASKER);
  expect(refused).toMatchObject({ visibility: 'private', refused: true });
  expect(readReply(refused)).toMatch(/^That was a lot at once: .* in 20 seconds\.$/);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedCommands } from '../../src/commands/index.ts';
import {
  ASKER,
  anEdition,
  createMemoryEditions,
  createMemoryServices,
  NOON,
} from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking } from './ask.ts';

const LONG_TITLE = 'Small Models, Large Claims: '.repeat(6);
const POSTED = anEdition({ papers: [{ paperId: '2608.00002', rank: 1, score: 1 }] });

async function createCompleting() {
  const services = createMemoryServices({ editions: createMemoryEditions(POSTED) });
  const day = '2026-08-20';
  await services.papers.put(
    'live',
    [
      makeEntry('2608.00001', { title: LONG_TITLE, day, keywords: ['robots', 'World Models'] }),
      makeEntry('2608.00002', { title: 'Of Robots', day, keywords: ['robots'] }),
    ],
    NOON,
  );
  const { runner, errors } = createAsking(services);
  return {
    errors,
    complete: (command: string, option: string, typed: string) =>
      runner.complete({ command, option, typed }, ASKER),
  };
}

describe('completion of an option', () => {
  it.each([
    ['vote', 'paper', '', ['2608.00002']],
    ['show', 'paper', 'robots', ['2608.00002']],
    ['show', 'paper', 'https://arxiv.org/abs/2608.00001v3', ['2608.00001']],
    ['save', 'paper', '2401.01234', ['2401.01234']],
    ['subscribe', 'zone', 'pst', ['America/Los_Angeles']],
    ['subscribe', 'zone', 'cst', expect.arrayContaining(['America/Chicago', 'Asia/Shanghai'])],
    ['subscribe', 'time', '9', ['09:00', '09:15', '09:30', '09:45']],
    ['subscribe', 'time', '9:10pm', expect.arrayContaining(['21:10', '21:15'])],
    ['subscribe', 'time', '9:', ['09:00', '09:15', '09:30', '09:45']],
    ['subscribe', 'time', '14:3', ['14:30']],
    ['subscribe', 'days', 'mo we fr', ['1,3,5']],
    ['subscribe', 'days', 'mon', expect.arrayContaining(['1', '1,2,3,4,5', '1,3,5'])],
    ['subscribe', 'days', 'mon-', expect.arrayContaining(['1,2,3,4,5'])],
    ['subscribe', 'days', 'tue', expect.arrayContaining(['2', '2,4', '2,3,4,5'])],
    ['subscribe', 'days', 'ev', ['1,2,3,4,5,6,7']],
    ['settings', 'topics', '', ['any', 'robots', 'world models']],
    ['settings', 'topics', 'robots, -mod', ['robots, -mod', 'robots, -world models']],
    ['pause', 'until', 'mon', ['2026-08-24']],
    ['today', 'date', 'y', ['2026-08-20']],
    ['search', 'since', '2', ['2026-08-07']],
    ['search', 'query', 'robots', []],
    ['change', 'part', 'w', []],
    ['nothing', 'like', 'this', []],
  ])('%s %s %j', async (command, option, typed, values) => {
    const { complete } = await createCompleting();
    const choices = await complete(command, option, typed);
    expect(choices.map(({ value }) => value)).toEqual(values);
  });

  it('shows the time that it is in a zone, and the id after a title', async () => {
    const { complete } = await createCompleting();
    const [zone] = await complete('subscribe', 'zone', 'ber');
    expect(zone).toEqual({ label: 'Europe/Berlin · 12:00', value: 'Europe/Berlin' });
    const [paper] = await complete('show', 'paper', 'large claims');
    expect(paper?.label).toMatch(/^Small Models, .*… \(2608\.00001\)$/);
  });

  it('stays within what Discord shows, whatever is typed (platforms.md 2.3)', async () => {
    const { complete, errors } = await createCompleting();
    const options = typedCommands.flatMap(({ name, options: all }) =>
      all.map((option) => [name, option.name] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...options),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'eu', 's', '2', ',', '-')),
        async ([command, option], typed) => {
          const choices = await complete(command, option, typed);
          expect(choices.length).toBeLessThanOrEqual(25);
          for (const { label, value } of choices) {
            expect(label.length).toBeGreaterThan(0);
            expect(Math.max(label.length, value.length)).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
    expect(errors).toEqual([]);
  });
});

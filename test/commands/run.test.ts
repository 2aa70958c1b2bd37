import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { SourceError } from '../../src/core/errors.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const broken = () => Promise.reject(new TypeError('secret detail'));

describe('running commands', () => {
  it('answers any text at all, and never breaks', async () => {
    const services = createMemoryServices();
    await services.papers.put('live', [makeEntry('2608.00001', { day: '2026-08-20' })], NOON);
    const { runner, ask, errors } = createAsking(services);
    const word = fc.oneof(
      fc.constantFrom(...commands.map(({ name }) => name)),
      fc.constantFrom('/papers', 'limit:', 'since:', 'window:', 'week', '2608.00001', '"', '“'),
      fc.string({ unit: 'binary' }),
    );
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.oneof(line, fc.string({ unit: 'binary' })), async (text) => {
        const reply = await ask(text);
        expect(reply.message.blocks.length).toBeGreaterThan(0);
        expect((await runner.suggest(text, ASKER)).length).toBeLessThanOrEqual(10);
      }),
    );
    expect(errors).toEqual([]);
  });

  it('shows a reference for a bug, and logs it without what was typed', async () => {
    const { read, errors } = createAsking(createMemoryServices({ search: { search: broken } }));
    const reply = await read('private words');
    const [, reference] = /reference ([A-Z0-9]{6})\./.exec(reply) ?? [];
    expect(reply).not.toContain('secret detail');
    expect(errors).toMatchObject([{ fields: { reference }, event: 'command failed' }]);
    expect(JSON.stringify(errors)).not.toContain('private words');
  });

  it('says honestly that the source failed', async () => {
    const services = createMemoryServices();
    const failing = async () => {
      throw new SourceError('It answered with an error (500).', { retryable: true });
    };
    const { read, errors } = createAsking({
      ...services,
      source: { ...services.source, paper: failing },
    });
    expect(await read('2608.00009')).toContain(
      'The Live Source could not be asked just now: It answered with an error (500).',
    );
    expect(errors).toEqual([]);
  });

  it('answers a mistake privately, whatever the command', async () => {
    const { ask } = createAsking(createMemoryServices());
    expect(await ask('trending limit:99')).toMatchObject({ visibility: 'private' });
  });

  it('offers the command first when nothing but a mistyped word came', async () => {
    const { read } = createAsking(createMemoryServices());
    expect(await read('toady')).toMatch(/^Did you mean \/papers today\?\n\[\/papers today\]\n/);
    expect(await read('tpo down planning')).toMatch(/^No paper here fits .*“tpo down planning”/);
  });

  it('refuses buttons whose command or arguments it does not know', async () => {
    const { runner } = createAsking(createMemoryServices());
    const press = async (name: string, args = {}) =>
      readReply(await runner.runAction({ name, version: 1, args }, ASKER));
    expect(await press('launch')).toContain('no longer works');
    expect(await press('trending', { window: 'year' })).toContain('day, week or month');
    expect(await press('saved', { offset: 'NaN' })).toContain('Your list is empty');
  });
});

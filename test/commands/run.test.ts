import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { SourceError } from '../../src/core/errors.ts';
import { ASKER, createMemoryChat, createMemoryServices, NOON } from '../support/memory-services.ts';
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
        expect((await runner.suggest(text, ASKER)).length).toBeLessThanOrEqual(25);
      }),
    );
    expect(errors).toEqual([]);
  });

  it('shows a reference for a bug, and logs it without what was typed', async () => {
    const { read, errors } = createAsking(
      createMemoryServices({ search: { search: broken, similar: broken } }),
    );
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
    expect(await read('tpo down planning')).toMatch(
      /^Paperboy knows no papers for .*“tpo down planning”/,
    );
  });

  it('refuses buttons whose command or arguments it does not know', async () => {
    const { runner } = createAsking(createMemoryServices());
    const press = async (name: string, args = {}) =>
      readReply(await runner.runAction({ name, version: 1, args }, ASKER));
    expect(await press('launch')).toContain('no longer works');
    expect(await press('trending', { window: 'year' })).toContain('day, week or month');
    expect(await press('saved', { offset: 'NaN' })).toContain('Your list is empty');
  });

  it('shares an answer with papers as it stands, the page included', async () => {
    const services = createMemoryServices();
    const entries = ['2608.00001', '2608.00002', '2608.00003'].map((id) =>
      makeEntry(id, { day: '2026-08-20' }),
    );
    await services.papers.put('live', entries, NOON);
    const { ask, act } = createAsking(services);
    const first = await ask('trending limit:2');
    expect(first.share).toEqual({
      name: 'trending',
      version: 1,
      args: { window: 'day', limit: '2' },
    });
    const second = first.more && (await act(first.more));
    expect(second?.share?.args).toEqual({ window: 'day', limit: '2', offset: '2' });
    expect(second?.share && (await act(second.share)).message).toEqual(second?.message);
    expect(await ask('show 2608.00001')).toHaveProperty('share');
    for (const unshared of ['search zebras', 'trending limit:99', 'saved', 'status', 'top']) {
      expect(await ask(unshared), unshared).not.toHaveProperty('share');
    }
  });

  it('finds a command that only buttons lead to by its button alone', async () => {
    const { ask, read, runner } = createAsking(createMemoryServices());
    expect(await runner.runAction(FORM, ASKER)).toHaveProperty('form');
    expect(readReply(await ask('change when'))).toContain('Paperboy knows no papers for');
    expect(await read('help')).not.toContain('/papers change');
    expect(await read('help change')).toContain('can’t use “change”');
  });
});

const FORM = { name: 'change', version: 1, args: { part: 'when' } } as const;

describe('what only people who manage a channel may do', () => {
  const managing = commands.filter(({ permission }) => permission === 'manage');
  const args = { part: 'when' };

  it('is every command that changes what a channel gets', () => {
    const names = ['subscribe', 'pause', 'resume', 'unsubscribe', 'post', 'change'];
    expect(managing.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it.each(managing.map(({ name }) => name))('is refused kindly to others: %s', async (name) => {
    const touched = () => Promise.reject(new Error('touched'));
    const services = createMemoryServices();
    const { runner, errors } = createAsking({
      ...services,
      chat: createMemoryChat({ mayManage: async () => false }),
      subscriptions: { ...services.subscriptions, put: touched, save: touched, end: touched },
      postNow: touched,
    });
    const reply = await runner.runAction({ name, version: 1, args }, ASKER);
    expect(readReply(reply)).toContain(
      `Only people who may manage this channel can use /papers ${name} here`,
    );
    expect(reply).toMatchObject({ visibility: 'private' });
    expect(errors).toEqual([]);
  });

  it('does not happen where the platform can’t be asked', async () => {
    const services = createMemoryServices({ chat: createMemoryChat({ mayManage: broken }) });
    const { ask } = createAsking(services);
    await ask('unsubscribe');
    expect(await services.subscriptions.ofChannel(ASKER.channel)).toBeDefined();
  });
});

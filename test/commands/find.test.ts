import { describe, expect, it } from 'vitest';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

async function createFinding() {
  const services = createMemoryServices();
  const entries = [1, 2, 3, 4, 5, 6, 7].map((n) => makeEntry(`2608.0000${n}`));
  await services.papers.put('live', entries, NOON);
  const { runner } = createAsking(services);
  const find = (text: string) => runner.find(text, ASKER);
  return { ...services, find, read: async (text: string) => readReply(await find(text)) };
}

describe('find this paper', () => {
  it.each([
    'have you seen https://arxiv.org/abs/2608.00001v2?',
    '[read it](https://www.alphaxiv.org/abs/2608.00001)',
    'https://openreview.net/forum?id=aB3dE&arxiv=2608.00001',
    `${'long '.repeat(790)} hf.co/papers/2608.00001`,
  ])('answers with the paper that a message names: %.50s', async (text) => {
    const { find, read } = await createFinding();
    expect(await read(text)).toMatch(/^A study of subject 2608\.00001 \|/);
    expect(await find(text)).toMatchObject({
      visibility: 'private',
      share: { name: 'show', args: { paper: '2608.00001' } },
    });
  });

  it('tells who voted', async () => {
    const { read, votes } = await createFinding();
    await votes.add({ message: '2608.00001', person: ASKER.person, emoji: '👍', at: NOON });
    expect(await read('2608.00001')).toContain('Team votes: 1, from @visitor');
  });

  it('takes the first of several, and offers the others', async () => {
    const { read } = await createFinding();
    const links = [2, 1, 3, 4, 5, 6, 7].map((n) => `https://arxiv.org/abs/2608.0000${n}`);
    const page = await read(links.join(' '));
    expect(page).toMatch(/^A study of subject 2608\.00002 /);
    expect(page).toContain('names other papers too, 2 more than these:');
    expect(page).toMatch(
      /\[A study of subject 2608\.00001\] .*\[A study of subject 2608\.00005\]$/,
    );
  });

  it('prefers a paper that is known, and keeps the others', async () => {
    const { find, read } = await createFinding();
    const page = await read('2604.00001 2608.00003 2604.00002');
    expect(page).toMatch(/^A study of subject 2608\.00003 /);
    expect(page).toMatch(/\[arXiv 2604\.00001\] \[arXiv 2604\.00002\]$/);
    expect(await find('2604.00001 2608.00003')).toMatchObject({
      share: { args: { paper: '2608.00003' } },
    });
  });

  it('offers the others also where the first can’t be had', async () => {
    const { find } = await createFinding();
    const reply = await find('2604.00001 2604.00002');
    expect(readReply(reply)).toMatch(
      /^The Live Source does not have the paper 2604\.00001\..*\nThe message names .*\n\[arXiv 2604\.00002\]$/,
    );
    expect(reply).toMatchObject({ refused: true });
    expect(reply).not.toHaveProperty('share');
  });

  it.each(['lunch?', '', 'https://openreview.net/forum?id=aB3dE'])(
    'says kindly what works where a message names none: %j',
    async (text) => {
      const { find, read } = await createFinding();
      expect(await read(text)).toMatch(
        /^That message names no paper .*arXiv, Hugging Face and alphaXiv/,
      );
      expect(await find(text)).not.toHaveProperty('share');
    },
  );
});

import { describe, expect, it } from 'vitest';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const DAY_MS = 86_400_000;
const IDS = Array.from({ length: 12 }, (_, index) => `2608.${String(10001 + index)}`);

async function createKeeping() {
  const services = createMemoryServices();
  await services.papers.put(
    'live',
    IDS.map((id) => makeEntry(id)),
    NOON,
  );
  return { ...services, ...createAsking(services) };
}

describe('save and saved', () => {
  it('keep papers, the newest first, page by page', async () => {
    const { ask, act } = await createKeeping();
    for (const id of IDS) await ask(`save ${id}`);
    const first = await ask('saved');
    expect(readReply(first)).toMatch(/^Your list: 12 papers\nA study of subject 2608\.10012/);
    const second = first.more && (await act(first.more));
    expect(second && readReply(second)).toMatch(/2608\.10002.*\n.*2608\.10001/);
    expect(second?.more).toBeUndefined();
  });

  it('say when a paper was there before, and when there is none', async () => {
    const { read } = await createKeeping();
    expect(await read('saved')).toContain('/papers save 2401.01234');
    expect(await read('save 2608.10001')).toContain('Saved: A study of subject 2608.10001');
    expect(await read('save 2608.10001')).toContain('It was on your list before');
  });
});

describe('top', () => {
  it('lists what the team voted for within the window, most votes first', async () => {
    const { votes, read } = await createKeeping();
    const vote = (message: string, id: string, daysAgo: number) =>
      votes.add({
        message,
        person: { ...ASKER.person, id },
        emoji: '👍',
        at: NOON - daysAgo * DAY_MS,
      });
    await vote('2608.10001', 'ada', 1);
    await vote('2608.10002', 'ada', 1);
    await vote('2608.10002', 'mary', 2);
    await vote('2608.10003', 'ada', 20);
    const week = await read('top');
    expect(week).toMatch(/2608\.10002.*2 team votes\n.*2608\.10001.*1 team vote/);
    expect(week).not.toContain('2608.10003');
    expect(await read('top all')).toContain('2608.10003');
  });

  it('is for the whole channel to see', async () => {
    const { ask } = await createKeeping();
    expect(await ask('top')).toMatchObject({ visibility: 'shared' });
    expect(await ask('top of the pops')).toMatchObject({ visibility: 'private' });
  });

  it('says how to vote when nobody did', async () => {
    const { read } = await createKeeping();
    expect(await read('top day')).toBe(
      'Nobody in your team voted in the last 24 hours. ' +
        'To vote, react with 👍 to a paper of an edition, press its Vote button, or use ' +
        '/papers vote.',
    );
  });
});

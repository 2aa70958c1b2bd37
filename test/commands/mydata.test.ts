import { describe, expect, it } from 'vitest';
import type { Known } from '../../src/core/ports/stores/people.ts';
import { createMemoryPeople } from '../support/memory-people.ts';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const DAY_MS = 86_400_000;
const me = `${ASKER.person.platform}:${ASKER.person.id}`;

const KNOWN: Known = {
  items: [
    { kind: 'ballot', paperId: '2608.00001', origin: 'button', at: NOON },
    { kind: 'reaction', paperId: '2608.00001', emoji: '👍', at: NOON - DAY_MS },
    { kind: 'reaction', emoji: '🎉', at: NOON - DAY_MS },
    ...Array.from({ length: 9 }, () => {
      return { kind: 'saved', paperId: '2608.00002', at: NOON - 3 * DAY_MS } as const;
    }),
  ],
  channels: [ASKER.channel],
};

async function createKnowing(known?: Known) {
  const people = createMemoryPeople(known && { [me]: known });
  const services = createMemoryServices({ people });
  await services.papers.put('live', [makeEntry('2608.00001'), makeEntry('2608.00002')], NOON);
  return { people, ...createAsking(services) };
}

describe('mydata', () => {
  it('tells everything that is kept of a person, the newest first, page by page', async () => {
    const { ask, act } = await createKnowing(KNOWN);
    const first = await ask('mydata');
    expect(first.visibility).toBe('private');
    const [title, amounts, named, ...items] = readReply(first).split('\n');
    expect([title, amounts]).toEqual([
      'What Paperboy keeps of you',
      '1 vote by button or command, 2 reactions, 9 saved papers and who last changed the settings of 1 channel.',
    ]);
    expect(named).toBe('You changed these settings last: #papers');
    expect(items.slice(0, 4)).toEqual([
      'A study of subject 2608.00001 | your vote by button · Fri 21 Aug 2026',
      'A study of subject 2608.00001 | your reaction 👍 · Thu 20 Aug 2026',
      'A message that shows no paper | your reaction 🎉 · Thu 20 Aug 2026',
      'A study of subject 2608.00002 | on your list · Tue 18 Aug 2026',
    ]);
    const second = first.more && (await act(first.more));
    expect(second && readReply(second).split('\n')).toHaveLength(2);
    expect(second?.more).toBeUndefined();
  });

  it('says so when nothing is kept', async () => {
    const { read } = await createKnowing();
    expect(await read('mydata')).toMatch(/^Paperboy keeps nothing of you\.\nNames, messages/);
  });
});

describe('forget', () => {
  it.each(['forget me', 'forget'])(
    'asks first, and deletes when the button is pressed: %s',
    async (line) => {
      const { ask, press, people } = await createKnowing(KNOWN);
      const asked = await ask(line);
      expect(readReply(asked)).toContain('Shall Paperboy forget you? It keeps 1 vote');
      expect(people.forgotten).toEqual([]);
      const done = await press(asked, 'Forget me');
      expect(readReply(done)).toContain('Paperboy has forgotten you. Deleted: 1 vote');
      expect(people.forgotten).toEqual([me]);
      expect(readReply(await press(asked, 'Forget me'))).toBe('Paperboy keeps nothing of you.');
    },
  );

  it('is one press away from what is kept, and forgets nobody else', async () => {
    const { ask, press, read, people } = await createKnowing(KNOWN);
    expect(readReply(await press(await ask('mydata'), 'Have it deleted'))).toContain(
      'Shall Paperboy',
    );
    expect(await read('forget bob')).toContain('can’t use “bob”');
    expect(people.forgotten).toEqual([]);
  });
});

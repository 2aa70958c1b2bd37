import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import { ASKER, createMemoryServices, NOON, SUBSCRIPTION } from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, findAction, readReply } from './ask.ts';

const IDS = Array.from({ length: 7 }, (_, index) => `2608.0000${index + 1}`);

const DAY_MS = 86_400_000;

/** Opened by somebody in no channel. */
const VISITOR = { ...ASKER, channel: { ...ASKER.channel, id: '' } };

async function createHome(overrides: Partial<CommandServices> = {}) {
  const services = createMemoryServices(overrides);
  await services.papers.put(
    'live',
    IDS.map((id) => makeEntry(id)),
    NOON,
  );
  const { runner, errors, act, read } = createAsking(services);
  const open = async () =>
    ({ message: await runner.home(VISITOR), visibility: 'private' }) as const;
  return { ...services, errors, act, read, open, page: async () => readReply(await open()) };
}

const inChannels = (count: number) =>
  createMemorySubscriptions(
    ...Array.from({ length: count }, (_, index) => ({
      ...SUBSCRIPTION,
      id: `s${index}`,
      channel: { ...ASKER.channel, id: `c${index}` },
    })),
  );

describe('somebody’s own page', () => {
  it('tells a new team how to vote, to keep papers, to subscribe and to start', async () => {
    const { page } = await createHome({ subscriptions: createMemorySubscriptions() });
    expect((await page()).split('\n').filter(Boolean)).toEqual([
      'Your team’s votes in the last 7 days',
      expect.stringMatching(
        /^Nobody in your team voted in the last 7 days\. To vote, react with 👍/,
      ),
      'Your list',
      expect.stringMatching(/^Your list is empty\. Keep a paper with \/papers save/),
      'Channels with editions',
      'No channel here gets editions yet. In a channel, /papers subscribe brings them.',
      'How to start',
      '/papers subscribe | in a channel, brings it the papers of the day',
      '/papers search diffusion models | looks for papers',
      '/papers help | lists all commands',
    ]);
  });

  it('shows the team’s five top papers of the week, with their votes', async () => {
    const { page, votes } = await createHome();
    for (const [index, paperId] of IDS.entries()) {
      const voters = IDS.slice(0, index + 1).map((_, n) => ({ ...ASKER.person, id: `p${n}` }));
      for (const person of voters) {
        await votes.cast({ person, paperId, origin: 'command', at: NOON - 1 });
      }
    }
    for (const id of IDS.map((_, n) => `old${n}`).concat('older')) {
      const vote = {
        person: { ...ASKER.person, id },
        paperId: IDS[0] ?? '',
        at: NOON - 8 * DAY_MS,
      };
      await votes.cast({ ...vote, origin: 'command' });
    }
    const [, first, ...others] = (await page()).split('\n');
    expect(first).toMatch(/2608\.00007 .*7 team votes$/);
    expect(others.slice(0, 4).join()).toMatch(/00006.*00005.*00004.*00003/);
    expect(others.join()).not.toContain('2608.00002');
  });

  it('shows the five papers saved last, how many there are, and a button for all', async () => {
    const { open, page, saved, act } = await createHome();
    for (const [index, id] of IDS.slice(0, 5).entries()) await saved.save(ASKER.person, id, index);
    expect(await page()).not.toContain('[Show all]');
    for (const [index, id] of IDS.entries()) await saved.save(ASKER.person, id, index);
    expect(await page()).toMatch(
      /Your list: 7 papers\n.*00007.*\n.*00006.*\n.*00005.*\n.*00004.*\n.*00003.*\n\[Show all\]/,
    );
    const all = readReply(await act(findAction(await open(), 'Show all')));
    expect(all).toContain('2608.00001');
  });

  it('shows ten channels with their next editions, and how many more there are', async () => {
    const { page } = await createHome({ subscriptions: inChannels(12) });
    const text = await page();
    expect(text).toContain(
      '12 channels with editions\n' +
        '#c0 | next edition for Mon 24 Aug 2026, comes 2026-08-24T07:00:00.000Z · up to 5 papers',
    );
    expect(text.match(/next edition/g)).toHaveLength(10);
    expect(text).toContain('And 2 more: /papers subscriptions lists all.');
  });

  it('says what each command line does that works as it stands', async () => {
    const { page, read } = await createHome({ subscriptions: createMemorySubscriptions() });
    const lines = (await page()).match(/^\/papers .*(?= \|)/gm) ?? [];
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(await read(line)).not.toMatch(/Did you mean|can’t|needs /);
  });

  it('becomes a message with a reference where something is broken', async () => {
    const broken = () => Promise.reject(new TypeError('secret detail'));
    const { page, errors } = await createHome({ saved: { save: broken, list: broken } });
    expect(await page()).toMatch(/^Something went wrong on our side.* reference [A-Z0-9]{6}\.$/);
    expect(errors).toHaveLength(1);
  });
});

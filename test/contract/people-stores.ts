import { describe, expect, test } from 'vitest';
import type { ChannelRef, Person } from '../../src/core/ports/chat-platform.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { messageOf, postPapers } from '../core/votes/posted-papers.ts';
import { aSubscription } from '../support/subscriptions.ts';

const home = { platform: 'discord', workspace: 'home' };
const papers: ChannelRef = { ...home, id: 'papers' };
const there: ChannelRef = { platform: 'discord', workspace: 'there', id: 'papers-there' };
const [FIRST, SECOND] = ['2608.00001', '2608.00002'] as const;
const team = { members: [home], emojis: ['👍'] };
const DAY_MS = 86_400_000;

const personOf = (id: string, workspace = 'home'): Person => ({ ...home, workspace, id });
const [ann, ben] = [personOf('ann'), personOf('ben')];
const annThere = personOf('ann', 'there');
const message = messageOf(papers, FIRST);

/** What every database must do about people and what they leave; `open` gives an empty one. */
export function describePeopleStores(name: string, open: () => Promise<Storage>): void {
  /** Two papers in a channel since 100, one in another workspace’s since 200. */
  async function withPapers(): Promise<Storage> {
    const storage = await open();
    await postPapers(storage, papers, [FIRST, SECOND], 100);
    await postPapers(storage, there, [FIRST], 200);
    return storage;
  }
  async function withTraces(): Promise<Storage> {
    const storage = await withPapers();
    const { votes, saved, subscriptions } = storage;
    for (const person of [ann, ben]) {
      await votes.add({ message, person, emoji: '👍', at: 300 });
      await votes.cast({ person, paperId: SECOND, origin: 'button', at: 400 });
      await saved.save(person, FIRST, 500);
    }
    await votes.add({ message: 'elsewhere', person: ann, emoji: '🎉', at: 350 });
    await saved.save(annThere, SECOND, 600);
    await subscriptions.put(
      aSubscription({ id: 'mine', channel: { ...home, id: 'lab' }, by: ann }),
    );
    await subscriptions.put(
      aSubscription({ id: 'his', channel: { ...home, id: 'hall' }, by: ben }),
    );
    return storage;
  }
  const sum = async (slices: AsyncIterable<number>) => {
    let total = 0;
    for await (const removed of slices) total += removed;
    return total;
  };

  describe(`people on ${name}`, () => {
    test('all that somebody left is known, over their workspaces, the newest first', async () => {
      const { people } = await withTraces();
      expect(await people.known(ann)).toEqual({
        items: [
          { kind: 'saved', paperId: SECOND, at: 600 },
          { kind: 'saved', paperId: FIRST, at: 500 },
          { kind: 'ballot', paperId: SECOND, origin: 'button', at: 400 },
          { kind: 'reaction', emoji: '🎉', at: 350 },
          { kind: 'reaction', paperId: FIRST, emoji: '👍', at: 300 },
        ],
        channels: [{ ...home, id: 'lab' }],
      });
      expect(await people.known({ platform: 'slack', id: 'ann' })).toEqual({
        items: [],
        channels: [],
      });
    });

    test('who is forgotten left nothing, and their votes do not count', async () => {
      const { people, votes, subscriptions } = await withTraces();
      const before = await people.known(ben);
      await people.forget(ann, 700);
      expect(await people.known(ann)).toEqual({ items: [], channels: [] });
      expect(await people.known(ben)).toEqual(before);
      expect([...(await votes.tally(team, [FIRST, SECOND]))].sort()).toEqual([
        [FIRST, 1],
        [SECOND, 1],
      ]);
      expect(await subscriptions.ofChannel({ ...home, id: 'lab' })).not.toHaveProperty('by');
    });

    test('which papers have lost votes by that is told once', async () => {
      const { people, displays } = await withTraces();
      await people.forget(ann, 700);
      expect([...(await displays.takeOutdated())].sort()).toEqual([FIRST, SECOND]);
      expect(await displays.takeOutdated()).toEqual([]);
    });

    test('a list of reactors brings no reactions back of who was forgotten since the message', async () => {
      const storage = await withTraces();
      await storage.people.forget(ann, 700);
      const reactors = [ann, ben].map((person) => ({ person, emoji: '👍' }));
      const of = { platform: 'discord', message };
      expect(await storage.votes.replace(of, reactors, 800)).toEqual({ added: 0, removed: 0 });
      // A later message is a new matter, and so is a reaction that is told as it happens.
      const later = { ...home, id: 'later' };
      await postPapers(storage, later, [SECOND], 900);
      const newer = { platform: 'discord', message: messageOf(later, SECOND) };
      expect((await storage.votes.replace(newer, reactors, 950)).added).toBe(2);
      await storage.votes.add({ message, person: ann, emoji: '👍', at: 960 });
      expect(await storage.votes.replace(of, reactors, 970)).toEqual({ added: 0, removed: 0 });
      expect(await storage.votes.voters(team, FIRST)).toHaveLength(2);
    });

    test('a list that may only take away adds nothing', async () => {
      const { votes } = await withPapers();
      await votes.add({ message, person: ann, emoji: '👍', at: 300 });
      const of = { platform: 'discord', message };
      expect(await votes.retain(of, [{ person: ben, emoji: '👍' }])).toBe(1);
      expect(await votes.voters(team, FIRST)).toEqual([]);
    });
  });

  describe(`what is deleted after a time on ${name}`, () => {
    test('votes go by when they were cast, saved papers by when they were saved', async () => {
      const { retention, votes, saved } = await withTraces();
      await votes.cast({ person: ann, paperId: FIRST, origin: 'command', at: 1_000 });
      expect(await sum(retention.votes(1_000))).toBe(5);
      expect(await votes.top(team, 0, 9)).toEqual([{ paperId: FIRST, votes: 1 }]);
      expect(await sum(retention.saved(600))).toBe(2);
      expect(await saved.list(annThere)).toEqual([SECOND]);
      expect(await saved.list(ann)).toEqual([]);
    });

    test('reactions to messages that are no edition’s go, and no others', async () => {
      const { retention, people } = await withTraces();
      expect(await sum(retention.strayReactions(350))).toBe(0);
      expect(await sum(retention.strayReactions(351))).toBe(1);
      const { items } = await people.known(ann);
      expect(items.filter(({ kind }) => kind === 'reaction')).toHaveLength(1);
    });

    test('that somebody was forgotten is forgotten, too', async () => {
      const { retention, people, votes } = await withTraces();
      await people.forget(ann, 700);
      expect(await sum(retention.marks(701))).toBe(1);
      const of = { platform: 'discord', message };
      const reactors = [ann, ben].map((person) => ({ person, emoji: '👍' }));
      expect((await votes.replace(of, reactors, 800)).added).toBe(1);
    });

    test('readings of popularity go, but for those that tell it and its growth', async () => {
      const { retention, papers: library } = await open();
      const read = (id: string, at: number, stars?: number) =>
        library.put(
          'test',
          [
            {
              paper: { id, title: id, abstract: '', authors: [], authorCount: 0, keywords: [] },
              popularity: { upvotes: at / DAY_MS, comments: 0, ...(stars && { stars }) },
            },
          ],
          at,
        );
      for (let day = 1; day <= 40; day += 1) await read(FIRST, day * DAY_MS, day === 3 ? 7 : 0);
      for (let number = 10; number < 40; number += 1) await read(`2608.000${number}`, DAY_MS);
      const before = await library.observations([FIRST]);
      // Of the first paper the 3rd, 39th and 40th day stay; of the others their only reading.
      expect(await sum(retention.observations(41 * DAY_MS))).toBe(37);
      expect(await library.observations([FIRST])).toEqual(before);
      expect(before.get(FIRST)?.map(({ upvotes }) => upvotes)).toEqual([3, 39, 40]);
      expect(await sum(retention.observations(41 * DAY_MS))).toBe(0);
    });

    test('more than a slice goes in several', async () => {
      const { retention, votes } = await withPapers();
      const crowd = Array.from({ length: 600 }, (_, number) => {
        return { person: personOf(`person ${number}`), emoji: '👍' };
      });
      for (const at of [1, 2]) {
        const of = { platform: 'discord', message: `${message}/${at}` };
        await votes.replace(of, crowd, at);
      }
      const slices: number[] = [];
      for await (const removed of retention.votes(10)) slices.push(removed);
      expect(slices).toEqual([600, 600, 0, 0]);
    });
  });

  describe(`workspaces that left on ${name}`, () => {
    test('are remembered since they left, until they are back', async () => {
      const { departures } = await open();
      await departures.record(home, 10);
      await departures.record(home, 20);
      await departures.record({ platform: 'slack', workspace: 'home' }, 20);
      expect(await departures.before(20)).toEqual([home]);
      await departures.revoke('discord', ['home']);
      expect(await departures.before(99)).toEqual([{ platform: 'slack', workspace: 'home' }]);
    });

    test('are deleted as a whole, and no other is touched', async () => {
      const storage = await withTraces();
      const { departures, votes, saved, subscriptions, displays, people } = storage;
      await votes.cast({ person: annThere, paperId: FIRST, origin: 'button', at: 600 });
      expect([...(await departures.known('discord'))].sort()).toEqual(['home', 'there']);
      // Restored from a backup, and nobody could look yet what was posted since.
      await storage.lapses.begin(700);
      await departures.record(home, 10);
      expect(await sum(departures.erase(home))).toBeGreaterThan(10);
      expect(await departures.known('discord')).toEqual(['there']);
      expect(await departures.before(99)).toEqual([]);
      expect(await subscriptions.ofWorkspace(home)).toEqual([]);
      expect((await people.known(ben)).items).toEqual([]);
      expect(await displays.byMessage('discord', message)).toBeUndefined();
      expect(await displays.byMessage('discord', messageOf(there, FIRST))).toBeDefined();
      expect(await saved.list(annThere)).toEqual([SECOND]);
      const theirs = { ...team, members: [{ platform: 'discord', workspace: 'there' }] };
      expect(await votes.voters(theirs, FIRST)).toEqual([annThere]);
    });

    test('keep what is left of them when they come back while they are being deleted', async () => {
      const { departures, saved } = await withTraces();
      await departures.record(home, 10);
      for await (const _ of departures.erase(home)) await departures.revoke('discord', ['home']);
      expect(await saved.list(ben)).toEqual([FIRST]);
    });
  });
}

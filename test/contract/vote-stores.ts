import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/core/message/model.ts';
import type { ChannelRef, Person } from '../../src/core/ports/chat-platform.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { messageOf, postPapers } from '../core/votes/posted-papers.ts';

const home = { platform: 'discord', workspace: 'home' };
const papers: ChannelRef = { ...home, id: 'papers' };
const lab: ChannelRef = { ...home, id: 'lab' };
const elsewhere: ChannelRef = { platform: 'discord', workspace: 'elsewhere', id: 'papers-there' };
const [FIRST, SECOND] = ['2608.00001', '2608.00002'] as const;
const team = { members: [home], emojis: ['👍', '🔥'] };

const personOf = (id: string, workspace = 'home'): Person => ({ ...home, workspace, id });
const [ann, ben, cleo] = [personOf('ann'), personOf('ben'), personOf('cleo')];

/** What every database must do with votes and what shows them; `open` gives an empty one. */
export function describeVoteStores(name: string, open: () => Promise<Storage>): void {
  /** Two papers in one channel at 100, and one of them in two others at 200 and 300. */
  async function withPapers(): Promise<Storage> {
    const storage = await open();
    await postPapers(storage, papers, [FIRST, SECOND], 100);
    await postPapers(storage, lab, [FIRST], 200);
    await postPapers(storage, elsewhere, [FIRST], 300);
    return storage;
  }
  const votesFor = async ({ votes }: Storage, paperId: string, electorate = team) =>
    (await votes.tally(electorate, [paperId])).get(paperId);
  const on = (channel: ChannelRef, paperId: string = FIRST) => ({
    message: messageOf(channel, paperId),
  });

  describe(`votes on ${name}`, () => {
    test('one person has one vote for a paper: over emojis, skin tones, channels and buttons', async () => {
      const storage = await withPapers();
      for (const emoji of ['👍', '👍🏽', '🔥', '🎉']) {
        await storage.votes.add({ ...on(papers), person: ann, emoji, at: 1 });
      }
      await storage.votes.add({ ...on(lab), person: ann, emoji: '👍', at: 2 });
      for (const origin of ['button', 'command', 'button'] as const) {
        await storage.votes.cast({ person: ann, paperId: FIRST, origin, at: 3 });
      }
      await storage.votes.cast({ person: ben, paperId: FIRST, origin: 'button', at: 4 });
      await storage.votes.add({ ...on(papers), person: cleo, emoji: '🎉', at: 5 });
      expect([...(await storage.votes.tally(team, [FIRST, SECOND]))]).toEqual([[FIRST, 2]]);
    });

    test('a vote stands while one of its expressions stands', async () => {
      const storage = await withPapers();
      const { votes } = storage;
      await votes.add({ ...on(papers), person: ann, emoji: '👍', at: 1 });
      await votes.add({ ...on(papers), person: ann, emoji: '👍🏽', at: 1 });
      await votes.cast({ person: ann, paperId: FIRST, origin: 'button', at: 2 });
      await votes.remove({ ...on(papers), person: ann, emoji: '👍🏽' });
      await votes.withdraw(team, ann, FIRST);
      expect(await votesFor(storage, FIRST)).toBe(1);
      await votes.remove({ ...on(papers), person: ann, emoji: '👍' });
      expect(await votesFor(storage, FIRST)).toBeUndefined();
    });

    test('teams are counted apart: reactions where the message is, ballots where the person is', async () => {
      const storage = await withPapers();
      const guest = personOf('guest', 'elsewhere');
      await storage.votes.add({ ...on(papers), person: guest, emoji: '👍', at: 1 });
      await storage.votes.add({ ...on(elsewhere), person: ann, emoji: '👍', at: 1 });
      await storage.votes.cast({ person: guest, paperId: SECOND, origin: 'command', at: 1 });
      const there = { ...team, members: [{ platform: 'discord', workspace: 'elsewhere' }] };
      expect(await storage.votes.voters(team, FIRST)).toEqual([guest]);
      expect(await storage.votes.voters(there, FIRST)).toEqual([ann]);
      expect(await votesFor(storage, SECOND)).toBeUndefined();
      expect(await votesFor(storage, SECOND, there)).toBe(1);
      const both = { ...team, members: [...team.members, ...there.members] };
      // The same account in another workspace of the team is the same person.
      const annThere = personOf(ann.id, 'elsewhere');
      await storage.votes.cast({ person: annThere, paperId: FIRST, origin: 'button', at: 2 });
      expect(await votesFor(storage, FIRST, both)).toBe(2);
    });

    test('reactions that name the message of another platform count for nothing', async () => {
      const storage = await withPapers();
      const stranger = { platform: 'slack', workspace: 'home', id: 'ann' };
      await storage.votes.add({ ...on(papers), person: stranger, emoji: '👍', at: 1 });
      const both = { ...team, members: [home, { platform: 'slack', workspace: 'home' }] };
      expect(await votesFor(storage, FIRST, both)).toBeUndefined();
    });

    test('voters come in the order of their first vote', async () => {
      const { votes } = await withPapers();
      await votes.add({ ...on(papers), person: ann, emoji: '👍', at: 9 });
      await votes.add({ ...on(papers), person: ben, emoji: '👍', at: 5 });
      await votes.cast({ person: cleo, paperId: FIRST, origin: 'button', at: 7 });
      await votes.cast({ person: ann, paperId: FIRST, origin: 'button', at: 6 });
      expect((await votes.voters(team, FIRST)).map(({ id }) => id)).toEqual(['ben', 'ann', 'cleo']);
    });

    test('the top counts votes that were cast since a moment, most first', async () => {
      const { votes } = await withPapers();
      await votes.add({ ...on(papers), person: ann, emoji: '👍', at: 10 });
      await votes.cast({ person: ben, paperId: FIRST, origin: 'button', at: 20 });
      await votes.add({ ...on(papers, SECOND), person: ann, emoji: '👍', at: 20 });
      await votes.cast({ person: cleo, paperId: SECOND, origin: 'command', at: 20 });
      expect(await votes.top(team, 20, 5)).toEqual([
        { paperId: SECOND, votes: 2 },
        { paperId: FIRST, votes: 1 },
      ]);
      expect(await votes.top(team, 0, 1)).toEqual([{ paperId: SECOND, votes: 2 }]);
    });

    test('one person’s expressions are listed, each reaction with where to take it back', async () => {
      const { votes } = await withPapers();
      await votes.cast({ person: ann, paperId: FIRST, origin: 'command', at: 1 });
      await votes.cast({ person: ann, paperId: SECOND, origin: 'button', at: 1 });
      await votes.add({ ...on(lab), person: ann, emoji: '👍🏽', at: 2 });
      await votes.add({ ...on(elsewhere), person: ann, emoji: '👍', at: 2 });
      await votes.add({ ...on(papers), person: ben, emoji: '👍', at: 2 });
      await votes.add({ ...on(papers), person: ann, emoji: '🎉', at: 2 });
      expect(await votes.expressions(team, ann, FIRST)).toEqual({
        ballots: ['command'],
        reactions: [{ channel: lab, ...on(lab), emoji: '👍🏽' }],
      });
    });

    test('a repair adds what was missed and takes away what was withdrawn, of that message alone', async () => {
      const storage = await withPapers();
      const { votes } = storage;
      await votes.add({ ...on(papers), person: ann, emoji: '👍', at: 1 });
      await votes.add({ ...on(lab), person: cleo, emoji: '👍', at: 1 });
      const truth = [{ person: ben, emoji: '👍' }];
      const of = { platform: 'discord', ...on(papers) };
      expect(await votes.replace(of, truth, 9)).toEqual({ added: 1, removed: 1 });
      expect(await votes.replace(of, truth, 9)).toEqual({ added: 0, removed: 0 });
      expect(await votes.voters(team, FIRST)).toEqual([cleo, ben]);
    });

    test('a message with thousands of reactions is repaired as a whole', async () => {
      const { votes } = await withPapers();
      const of = { platform: 'discord', ...on(papers) };
      const crowd = Array.from({ length: 6_000 }, (_, index) => {
        return { person: personOf(`person ${index}`), emoji: '👍' };
      });
      expect(await votes.replace(of, crowd, 9)).toEqual({ added: 6_000, removed: 0 });
    });
  });

  describe(`displays on ${name}`, () => {
    const keysOf = (displays: readonly { readonly message: string }[]) =>
      displays.map(({ message }) => message);

    test('a posted message is known by its reference, with its paper and its frozen content', async () => {
      const { displays } = await withPapers();
      const display = await displays.byMessage('discord', on(lab).message);
      expect(display).toMatchObject({ channel: lab, paperId: FIRST, votes: 0 });
      expect(display?.content.blocks).toMatchObject([{ type: 'paper', title: FIRST }]);
      expect(await displays.byMessage('slack', on(lab).message)).toBeUndefined();
      expect(await displays.byMessage('discord', 'something else')).toBeUndefined();
    });

    test('messages are found by paper, and by platform with the newest first', async () => {
      const { displays } = await withPapers();
      expect(keysOf(await displays.ofPapers([SECOND], 0))).toEqual([messageOf(papers, SECOND)]);
      expect(await displays.ofPapers([FIRST, SECOND], 200)).toHaveLength(2);
      const recent = await displays.since('discord', 200);
      expect(keysOf(recent)).toEqual([on(elsewhere).message, on(lab).message]);
      expect(await displays.since('slack', 0)).toEqual([]);
    });

    test('what a message shows is remembered for each message', async () => {
      const { displays } = await withPapers();
      const display = await displays.byMessage('discord', on(lab).message);
      await displays.shown(display?.key ?? '', 7);
      expect(await displays.byMessage('discord', on(lab).message)).toMatchObject({ votes: 7 });
      expect(await displays.byMessage('discord', on(papers).message)).toMatchObject({ votes: 0 });
    });
  });

  describe(`kept actions on ${name}`, () => {
    const DAY = 24 * 3_600_000;
    const action: Action = { name: 'search', version: 1, args: { text: 'a long question' } };

    test('an action is found by its token for 180 days after it was last kept', async () => {
      const { actions } = await open();
      await actions.keep('long', action, 0);
      await actions.keep('again', action, 0);
      await actions.keep('again', action, DAY);
      expect(await actions.find('long')).toEqual(action);
      await actions.keep('other', action, 180 * DAY + 1);
      expect(await actions.find('long')).toBeUndefined();
      expect(await actions.find('again')).toEqual(action);
    });
  });
}

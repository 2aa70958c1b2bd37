import { describe, expect, it } from 'vitest';
import { ASKER, createMemoryServices, NOON } from '../support/memory-services.ts';
import { makeEntry } from '../support/papers.ts';
import { createAsking, readReply } from './ask.ts';

const ID = '2608.00001';
const TITLE = 'Small Models, Large Claims';
const TOGGLE = { name: 'vote', version: 1, args: { paper: ID, change: 'toggle' } } as const;

async function createVoting() {
  const changed: string[] = [];
  const services = createMemoryServices({ voted: (id) => void changed.push(id) });
  await services.papers.put('live', [makeEntry(ID, { title: TITLE })], NOON);
  const electorate = services.electorateOf(ASKER.channel);
  return {
    ...services,
    ...createAsking(services),
    changed,
    expressions: () => services.votes.expressions(electorate, ASKER.person, ID),
    react: () => services.votes.add({ message: ID, person: ASKER.person, emoji: '👍', at: NOON }),
  };
}

describe('vote', () => {
  it('counts one vote for one person, and takes it back', async () => {
    const { read, changed } = await createVoting();
    expect(await read(`vote ${ID}`)).toContain(
      `Your vote is counted.\n${TITLE} has 1 vote from your team.`,
    );
    expect(await read(`vote ${ID}`)).toContain('It counts once.\nSmall Models, Large Claims has 1');
    expect(await read(`vote ${ID} remove`)).toContain(
      `Your vote is taken back.\n${TITLE} has no votes from your team.`,
    );
    await read(`vote ${ID}`);
    expect(await read(`vote ${TITLE} (${ID}) remove`)).toContain('Your vote is taken back.');
    expect(changed).toEqual([ID, ID, ID, ID, ID]);
  });

  it('by button is turned over with each press, and told from a typed one', async () => {
    const { act, runner, expressions } = await createVoting();
    await act(TOGGLE);
    expect(await expressions()).toMatchObject({ ballots: ['button'] });
    await act(TOGGLE);
    expect(await expressions()).toMatchObject({ ballots: [] });
    await runner.runAction({ ...TOGGLE, args: { paper: ID } }, ASKER, 'command');
    expect(await expressions()).toMatchObject({ ballots: ['command'] });
    await act(TOGGLE);
    expect(await expressions()).toMatchObject({ ballots: [] });
  });

  it('that stands by a reaction is not taken back here: the answer leads to where it is', async () => {
    const { ask, act, react, expressions } = await createVoting();
    await react();
    await ask(`vote ${ID}`);
    const answer = await act(TOGGLE);
    expect(readReply(answer)).toMatch(
      /^Your vote still counts, through your reaction\. To take it back, remove 👍 on this message\.\n.* has 1 vote from your team\.$/,
    );
    expect(JSON.stringify(answer)).toContain(`https://chat.example/${ID}`);
    expect(await expressions()).toMatchObject({ ballots: [], reactions: [{ emoji: '👍' }] });
  });

  it('says so when there is nothing to take back, and changes nothing', async () => {
    const { read, changed } = await createVoting();
    expect(await read(`vote ${ID} change:remove`)).toContain('There was no vote of yours');
    expect(changed).toEqual([]);
  });

  it('asks first when words may have found another paper', async () => {
    const { ask, press, expressions } = await createVoting();
    const question = await ask('vote claims');
    expect(readReply(question)).toMatch(/^Do you mean Small Models, Large Claims\?/);
    expect(await expressions()).toMatchObject({ ballots: [] });
    await press(question, 'Vote for it');
    expect(await expressions()).toMatchObject({ ballots: ['button'] });
    await press(await ask('vote “large claims” remove'), 'Take my vote back');
    expect(await expressions()).toMatchObject({ ballots: [] });
  });
});

describe('who voted', () => {
  it('is named on the paper’s page, up to 15 people', async () => {
    const { read, votes } = await createVoting();
    for (let n = 1; n <= 17; n += 1) {
      const person = { ...ASKER.person, id: `p${n}` };
      await votes.cast({ person, paperId: ID, origin: 'button', at: NOON + n });
    }
    expect(await read(`show ${ID}`)).toMatch(/Team votes: 17, from @p1, .*, @p15 and 2 others\n/);
  });
});

import { expect, test } from 'vitest';
import { VISITOR } from '../../../src/adapters/local/identity.ts';
import { heading, message } from '../../../src/core/message/build.ts';
import { asPage, createLocalPage } from '../../support/local-page.ts';

test('a notice to its visitor stays in the channel; nobody else can get one', async () => {
  const { platform, routes } = await createLocalPage();
  await platform.notify(VISITOR, message(heading('For you')));
  expect(await (await asPage(routes).get('/')).text()).toContain('For you');
  const other = { ...VISITOR, id: 'other' };
  const refused = { failure: { kind: 'not-found' } };
  await expect(platform.notify(other, message(heading('For others')))).rejects.toMatchObject(
    refused,
  );
});

test('a reaction counts once, however often it is sent, and is shown', async () => {
  const { platform, routes, reactions, postEdition } = await createLocalPage();
  const { cards } = await postEdition('Edition', ['Paper']);
  const card = cards[0] ?? '';
  const press = (on: boolean) =>
    asPage(routes).post('/reactions', { message: card, emoji: '🔥', on });

  expect((await press(true)).status).toBe(204);
  expect((await press(true)).status).toBe(204);
  const reactor = { person: VISITOR, emoji: '🔥' };
  expect(await platform.listReactors(card)).toEqual({ reactors: [reactor], complete: true });
  expect(await (await asPage(routes).get('/')).text()).toContain('Vote 🔥, 1 vote"');

  await press(false);
  expect(await platform.listReactors(card)).toEqual({ reactors: [], complete: true });
  expect(reactions.map(({ change }) => change)).toEqual(['added', 'added', 'removed']);
});

test('a reaction that could not be counted is kept, and the visitor is told', async () => {
  const { platform, routes, handlers, problems, postEdition } = await createLocalPage();
  await platform.start({ ...handlers, reaction: () => Promise.reject(new Error('disk full')) });
  const { cards } = await postEdition('Edition', ['Paper']);
  const vote = { message: cards[0], emoji: '👍', on: true };
  const answer = await asPage(routes).post('/reactions', vote);
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({ problem: expect.stringContaining('kept') });
  expect((await platform.listReactors(cards[0] ?? '')).reactors).toHaveLength(1);
  expect(problems).toEqual(['reaction not counted']);
});

test('only the channel’s vote emojis are reactions, and only to messages it has', async () => {
  const { routes, postEdition } = await createLocalPage();
  const { cards } = await postEdition('Edition', ['Paper']);
  const react = async (message: unknown, emoji: string) =>
    (await asPage(routes).post('/reactions', { message, emoji, on: true })).status;
  expect(await react(cards[0], '🧨')).toBe(400);
  expect(await react(cards[0], '👍🏽')).toBe(204);
  expect(await react('nothing', '👍')).toBe(404);
});

test('a paper in the channel is voted for with a reaction, so its vote button is not shown', async () => {
  const { routes, postEdition } = await createLocalPage();
  await postEdition('Edition', ['Paper']);
  const page = await (await asPage(routes).get('/')).text();
  const buttons = [...page.matchAll(/<button[^>]* aria-label="(\w+): Paper"/g)];
  expect(buttons.map(([, label]) => label)).toEqual(['Save', 'Abstract']);
  expect(page).not.toMatch(/>Vote</);
});

test('the page starts at the newest edition with its thread open, and leads to earlier ones', async () => {
  const { routes, postEdition } = await createLocalPage();
  for (let day = 1; day <= 22; day += 1) await postEdition(`Edition ${day}.`, ['Paper']);
  const { parent } = await postEdition('Newest.', ['Paper']);
  const page = await (await asPage(routes).get('/')).text();
  expect(page).toContain(`data-start="m-${parent}"`);
  expect(page.match(/<details class="thread" open>/g)).toHaveLength(1);
  expect(page.indexOf('Edition 22.')).toBeLessThan(page.indexOf('Newest.'));
  expect(page).not.toContain('Edition 3.');

  const earlier = /href="(\/\?before=\d+)"/.exec(page)?.[1] ?? '';
  const older = await (await asPage(routes).get(earlier)).text();
  expect(older.match(/Edition \d+\./g)).toEqual(['Edition 1.', 'Edition 2.', 'Edition 3.']);
});

test('a permalink leads to its message, also when it is no longer on the first page', async () => {
  const { platform, routes, postEdition } = await createLocalPage();
  const old = await postEdition('Old.', ['Paper']);
  for (let day = 1; day <= 22; day += 1) await postEdition(`Edition ${day}.`, []);
  const link = (await platform.permalink(old.cards[0] ?? '')) ?? '';
  const leads = await asPage(routes).get(link);
  const [page = '', anchor] = leads.headers.get('location')?.split('#') ?? [];
  expect(await (await asPage(routes).get(page)).text()).toContain(`id="${anchor}"`);
});

test('a channel without editions says that the first one is on its way, others do not', async () => {
  const { routes, postEdition } = await createLocalPage();
  const show = async (path: string) => (await asPage(routes).get(path)).text();
  const promise = 'first edition is on its way';
  expect(await show('/')).toContain(promise);
  await asPage(routes).post('/commands', { text: 'shout hey' });
  expect(await show('/')).toContain(promise);
  await postEdition('Edition', []);
  expect(await show('/')).not.toContain(promise);
  expect(await show('/?before=1')).not.toContain(promise);
  expect(await show('/?before=1')).toContain('nothing older');
});

test('a notice without a thread does not count its papers', async () => {
  const { routes, postEdition } = await createLocalPage();
  await postEdition('No new papers today', []);
  expect(await (await asPage(routes).get('/')).text()).not.toContain('in this thread');
});

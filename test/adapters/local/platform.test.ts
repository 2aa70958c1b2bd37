import { expect, test } from 'vitest';
import { LOCAL_CHANNEL, VISITOR } from '../../../src/adapters/local/identity.ts';
import { heading, message } from '../../../src/core/message/build.ts';
import { asPage, createLocalPage } from '../../support/local-page.ts';

const first = message(heading('First'));

test('posting the same key again is the same message', async () => {
  const { platform, store } = await createLocalPage();
  const id = await platform.post(LOCAL_CHANNEL, first, { key: 'a' });
  expect(await platform.post(LOCAL_CHANNEL, first, { key: 'a' })).toBe(id);
  expect(await store.parents(10)).toHaveLength(1);
});

test('a message has one thread, and its replies keep the order of posting', async () => {
  const { platform, store, postEdition } = await createLocalPage();
  const titles = Array.from({ length: 12 }, (_, index) => `Paper ${index}`);
  const { parent, cards } = await postEdition('Edition', titles);
  expect(await platform.openThread(parent, 'again')).toBe(await platform.openThread(parent, ''));
  expect((await store.replies(parent)).map(({ id }) => id)).toEqual(cards);
});

test('a posted message is found by its key, and one that was not is known to be missing', async () => {
  const { platform } = await createLocalPage();
  const id = await platform.post(LOCAL_CHANNEL, first, { key: 'a' });
  const find = (key: string) => platform.findPosted(LOCAL_CHANNEL, { key, since: 0 });
  expect(await find('a')).toEqual({ found: 'yes', message: id });
  expect(await find('b')).toEqual({ found: 'no' });
});

test('an edit shows the new content; of a message that is gone it says so', async () => {
  const { platform, routes } = await createLocalPage();
  const id = await platform.post(LOCAL_CHANNEL, first, { key: 'a' });
  expect(await platform.edit(id, message(heading('Second')))).toBe('edited');
  const page = await (await asPage(routes).get('/')).text();
  expect(page).toContain('Second');
  expect(page).not.toContain('First');
  expect(await platform.edit('nothing', first)).toBe('gone');
});

test('what the channel does not have is not found', async () => {
  const { platform } = await createLocalPage();
  const notFound = { failure: { kind: 'not-found' } };
  const elsewhere = { ...LOCAL_CHANNEL, id: 'other' };
  await expect(platform.post(elsewhere, first, { key: 'a' })).rejects.toMatchObject(notFound);
  const reply = { key: 'a', thread: 'nothing' };
  await expect(platform.post(LOCAL_CHANNEL, first, reply)).rejects.toMatchObject(notFound);
  await expect(platform.openThread('nothing', '')).rejects.toMatchObject(notFound);
  await expect(platform.listReactors('nothing')).rejects.toMatchObject(notFound);
});

test('a reaction is told to the core, listed, shown, and can be taken back', async () => {
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
  expect(await react('nothing', '👍')).toBe(404);
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

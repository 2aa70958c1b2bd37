import { expect, test } from 'vitest';
import { ASKER } from '../../../src/adapters/local/identity.ts';
import { asPage, createLocalPage } from '../../support/local-page.ts';

const MORE = /data-more="([^"]*)"/;
const readMore = (text = '') => JSON.parse(text.replaceAll('&quot;', '"'));
const readAttribute = (html: string, name: string) =>
  readMore(new RegExp(`${name}="([^"]*)"`).exec(html)?.[1]);

interface Answer {
  readonly shown: string;
  readonly id?: string;
  readonly html: string;
}

type Page = Awaited<ReturnType<typeof createLocalPage>>;

async function send({ routes }: Page, path: string, body: unknown): Promise<Answer> {
  return (await (await asPage(routes).post(path, body)).json()) as Answer;
}

test.each(['status', '/papers status', '  /PAPERS  status'])(
  'the command "%s" is understood with or without its slash',
  async (text) => {
    const page = await createLocalPage();
    const { html } = await send(page, '/commands', { text });
    expect(html).toContain('Answer to status');
    expect(html).toContain('/papers status');
  },
);

test('a private reply is for one page only and is not kept', async () => {
  const page = await createLocalPage();
  const answer = await send(page, '/commands', { text: 'status' });
  expect(answer.shown).toBe('private');
  expect(answer.html).toContain('Only you see this');
  expect(await page.store.parents(10)).toEqual([]);
});

test('a shared reply stands in the channel and says what was asked', async () => {
  const page = await createLocalPage();
  const answer = await send(page, '/commands', { text: 'shout hey' });
  expect(answer).toMatchObject({ shown: 'channel', id: expect.any(String) });
  const shown = await (await asPage(page.routes).get('/')).text();
  expect(shown).toContain('/papers shout hey');
  expect(shown).toContain('Answer to shout hey');
});

test('"show more" of a shared reply continues it for everybody, once', async () => {
  const page = await createLocalPage();
  const answer = await send(page, '/commands', { text: 'shout lots' });
  const more = { action: readMore(MORE.exec(answer.html)?.[1]), message: answer.id };
  const presses = await Promise.all([1, 2].map(() => asPage(page.routes).post('/actions', more)));
  expect(presses.map(({ status }) => status)).toEqual([204, 204]);
  const shown = await (await asPage(page.routes).get('/')).text();
  expect(shown.match(/shout 1/g)).toHaveLength(1);
  expect(shown).not.toMatch(MORE);
});

test('a shared reply is no edition: no thread, no vote, not where reading starts', async () => {
  const page = await createLocalPage();
  const { parent } = await page.postEdition('Edition', ['Paper']);
  const { html } = await send(page, '/commands', { text: 'shout hey' });
  expect(html).toContain('everybody sees this');
  expect(html).not.toMatch(/class="(?:thread|reactions|rank)"|data-dismiss/);
  const shown = await (await asPage(page.routes).get('/')).text();
  expect(shown).toContain(`data-start="m-${parent}"`);
});

test('a shared reply outlives the program, its "show more" included', async () => {
  const before = await createLocalPage();
  const answer = await send(before, '/commands', { text: 'shout lots' });
  await before.platform.stop();
  const after = await createLocalPage({ store: before.store });
  const shown = await (await asPage(after.routes).get('/')).text();
  expect(shown).toContain(answer.html);
  const more = { action: readMore(MORE.exec(shown)?.[1]), message: answer.id };
  await asPage(after.routes).post('/actions', more);
  expect(await (await asPage(after.routes).get('/')).text()).toContain('shout 1');
});

test('when "show more" of a shared reply fails, only who pressed is told, and may again', async () => {
  const page = await createLocalPage();
  const { id, html } = await send(page, '/commands', { text: 'shout lots' });
  const sorry = {
    ...(await page.handlers.command('sorry', ASKER)),
    visibility: 'private' as const,
  };
  await page.platform.start({ ...page.handlers, action: async () => sorry });
  const more = { action: readMore(MORE.exec(html)?.[1]), message: id };
  expect(await send(page, '/actions', more)).toMatchObject({ shown: 'private' });
  const shown = await (await asPage(page.routes).get('/')).text();
  expect(shown).not.toContain('sorry');
  expect(shown).toMatch(MORE);
});

test('a pasted abstract of 4,000 characters is taken, whatever stands before it', async () => {
  const page = await createLocalPage();
  const text = `/papers ${'a'.repeat(4000)} `;
  expect((await send(page, '/commands', { text })).html).toContain('Answer to aaaa');
});

test('"show more" of a private reply is answered to the page that asked', async () => {
  const page = await createLocalPage();
  const answer = await send(page, '/commands', { text: 'search lots' });
  const action = readMore(MORE.exec(answer.html)?.[1]);
  const next = await send(page, '/actions', { action });
  expect(next).toMatchObject({ shown: 'private', html: expect.stringContaining('search 1') });
});

const show = async ({ routes }: Page) => (await asPage(routes).get('/')).text();

test('a private reply that may be shared stands in the channel on request, and grows there', async () => {
  const page = await createLocalPage();
  const { html } = await send(page, '/commands', { text: 'search lots' });
  const action = readAttribute(html, 'data-share');
  const shared = await send(page, '/actions', { action, share: true });
  expect(shared).toMatchObject({ shown: 'channel', id: expect.any(String) });
  expect(await show(page)).toMatch(/You shared.*\/papers search lots.*search lots/s);
  const more = { action: readAttribute(shared.html, 'data-more'), message: shared.id };
  expect((await asPage(page.routes).post('/actions', more)).status).toBe(204);
  expect(await show(page)).toContain('search 1');
});

test('what may not be shared stays private, also when it is asked for', async () => {
  const page = await createLocalPage();
  const action = { name: 'save', version: 1, args: { paper: '2401.01234' } };
  expect(await send(page, '/actions', { action, share: true })).toMatchObject({ shown: 'private' });
  expect(await page.store.parents(10)).toEqual([]);
});

test('a form comes with what stands now; what is written joins its action', async () => {
  const page = await createLocalPage();
  const change = { name: 'change', version: 1, args: { part: 'when' } };
  const { shown, html } = await send(page, '/actions', { action: change });
  expect(shown).toBe('form');
  expect(html).toContain('value="Europe/Berlin"');
  const action = { ...readAttribute(html, 'data-form'), args: { days: 'daily' } };
  const values = { time: ' 9am ', zone: ' ' };
  const answer = await send(page, '/actions', { action, values });
  expect(answer.html).toContain('<bdi>settings daily 9am</bdi>');
});

test('what a person types comes back as text, never as markup', async () => {
  const page = await createLocalPage();
  const text = '<img src=x onerror=alert(1)>';
  const { html } = await send(page, '/commands', { text });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
});

test('completions come from the core, with or without the slash', async () => {
  const page = await createLocalPage();
  const suggest = async (text: string) =>
    (await asPage(page.routes).get(`/suggest?text=${encodeURIComponent(text)}`)).json();
  expect(await suggest('/papers s')).toEqual(['search', 'status', 'show', 'save', 'shout']);
  expect(await suggest('sh')).toEqual(['show', 'shout']);
});

test('before the start and after the end, commands are answered with "try again"', async () => {
  const page = await createLocalPage();
  await page.platform.stop();
  const answer = await asPage(page.routes).post('/commands', { text: 'status' });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ problem: expect.stringContaining('Try again') });
});

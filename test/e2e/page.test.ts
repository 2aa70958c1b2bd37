import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser, withoutBrowser } from '../support/browser.ts';
import { FAINT_TEXTS } from '../support/contrast.ts';
import { serveLocalPage } from '../support/local-page-server.ts';

const TITLES = ['Planning with Paper Planes', '<script>document.title="owned"</script>'];

describe.skipIf(!hasBrowser)(`the page in a browser${withoutBrowser}`, () => {
  let served: Awaited<ReturnType<typeof serveLocalPage>>;
  let local: typeof served.local;
  let browser: Browser;
  const problems: string[] = [];

  beforeAll(async () => {
    served = await serveLocalPage();
    local = served.local;
    browser = await launchBrowser();
    await local.postCompact('Compact', TITLES);
    await local.postEdition('Yesterday', ['An Older Paper']);
    await local.postEdition('Today', TITLES);
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  async function open(
    options: Parameters<Browser['newContext']>[0] = {},
    address = served.address,
  ): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (said) => said.type() === 'error' && problems.push(said.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(address);
    return page;
  }

  const card = (page: Page, title = 'Planning with') =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
  const thumbsUp = (page: Page) => card(page).getByRole('button', { name: /^Vote 👍/ });
  const commandBox = (page: Page) => page.getByRole('combobox', { name: 'Command' });

  /** The list over the command box; lists to pick from have options too. */
  const completions = (page: Page) => page.locator('#completions').getByRole('option');

  async function run(page: Page, command: string): Promise<void> {
    await commandBox(page).fill(command);
    await commandBox(page).press('Escape');
    await commandBox(page).press('Enter');
  }

  test('opens at the newest edition, with its thread open and older ones folded', async () => {
    const page = await open();
    const top = await page.getByRole('heading', { name: 'Today' }).boundingBox();
    expect(top?.y).toBeGreaterThan(0);
    expect(top?.y).toBeLessThan(200);
    expect(await card(page).isVisible()).toBe(true);
    expect(await card(page, 'An Older Paper').isVisible()).toBe(false);
    await page.context().close();
  });

  test('shows markup in a title as text', async () => {
    const page = await open();
    expect(await page.getByRole('link', { name: TITLES[1] ?? '', exact: true }).isVisible()).toBe(
      true,
    );
    expect(await page.title()).toBe('Paperboy · #papers');
    await page.context().close();
  });

  test('a vote by keyboard shows on every open page and is taken back the same way', async () => {
    const [mine, other] = [await open(), await open()];
    await thumbsUp(mine).focus();
    await mine.keyboard.press('Enter');
    await other.locator('[aria-label="Vote 👍, 1 vote"][aria-pressed="true"]').waitFor();
    await mine.locator('[aria-label="Vote 👍, 1 vote"]:focus').waitFor();
    await mine.keyboard.press('Space');
    await other.locator('[aria-label="Vote 👍, 1 vote"]').waitFor({ state: 'detached' });
    expect(await thumbsUp(other).getAttribute('aria-pressed')).toBe('false');
    expect(local.reactions.map(({ change }) => change)).toEqual(['added', 'removed']);
    await Promise.all([mine, other].map((page) => page.context().close()));
  });

  test('other vote emojis wait behind a "+", and the focus follows the one chosen', async () => {
    const page = await open();
    await card(page).getByLabel('More reactions').press('Enter');
    await card(page)
      .getByRole('button', { name: /^Vote 🎉/ })
      .press('Enter');
    await page.locator('[aria-label="Vote 🎉, 1 vote"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await card(page).locator('summary[aria-label="More reactions"]:focus').waitFor();
    await page.context().close();
  });

  test('a command is typed with completion, sent, and found again in the history', async () => {
    const page = await open();
    const box = commandBox(page);
    await box.focus();
    await page.keyboard.type('/papers sh');
    await expect.poll(() => completions(page).allTextContents()).toEqual(['show', 'shout']);
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('/papers show ');
    await page.keyboard.type('planes');
    await page.keyboard.press('Enter');
    await page.getByText('Answer to show planes').first().waitFor();

    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    expect(await box.inputValue()).toBe('/papers show planes');
    await page.keyboard.press('ArrowDown');
    expect(await box.inputValue()).toBe('');
    await page.reload();
    await commandBox(page).press('ArrowUp');
    expect(await commandBox(page).inputValue()).toBe('/papers show planes');
    await page.context().close();
  });

  test('Tab accepts the first completion, Escape closes the list', async () => {
    const page = await open();
    const box = commandBox(page);
    await box.focus();
    await page.keyboard.type('sta');
    await expect.poll(() => completions(page).allTextContents()).toEqual(['status']);
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('status ');
    await box.fill('s');
    await completions(page).filter({ hasText: 'save' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await completions(page).count()).toBe(0);
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await page.context().close();
  });

  test('a private reply shows on one page, grows with "show more", and can be dismissed', async () => {
    const [mine, other] = [await open(), await open()];
    await run(mine, 'search lots');
    const reply = mine.getByRole('article', { name: /only you see this/ });
    await reply.getByRole('button', { name: 'Show more' }).click();
    await reply.getByText('search 1').waitFor();
    expect(await reply.getByText('Answer to search lots').isVisible()).toBe(true);
    expect(await reply.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    expect(await mine.locator('#announcer').textContent()).toContain('search 1');
    expect(await other.getByText('Answer to search lots').count()).toBe(0);
    await reply.getByRole('button', { name: 'Dismiss' }).click();
    expect(await reply.count()).toBe(0);
    await Promise.all([mine, other].map((page) => page.context().close()));
  });

  test('a shared reply shows on every page once, and grows for everybody', async () => {
    const [mine, other] = [await open(), await open()];
    await run(mine, 'shout lots');
    const replies = (page: Page) => page.locator('#feed').getByText('Answer to shout lots');
    await replies(other).waitFor();
    await mine.getByRole('button', { name: 'Show more' }).click();
    await other.locator('#feed').getByText('shout 1').waitFor();
    expect(await replies(mine).count()).toBe(1);
    await Promise.all([mine, other].map((page) => page.context().close()));
  });

  test('a paper is saved with its button', async () => {
    const page = await open();
    await card(page).getByRole('button', { name: 'Save: Planning with Paper Planes' }).click();
    await page.locator('#feed').getByText('save 2401.01234', { exact: true }).waitFor();
    await page.context().close();
  });

  test('a private reply is shared with everybody by its button, all of it', async () => {
    const [mine, other] = [await open(), await open()];
    await run(mine, 'search lots');
    const reply = mine.getByRole('article', { name: 'Answer, only you see this' });
    await reply.getByRole('button', { name: 'Show more' }).click();
    await reply.getByText('search 1').waitFor();
    await reply.getByRole('button', { name: 'Share to channel' }).click();
    const shared = (page: Page) => page.getByRole('article').filter({ hasText: 'You shared' });
    await shared(other).getByText('/papers search lots').waitFor();
    await shared(other).getByRole('button', { name: 'Show more' }).waitFor();
    expect(await shared(mine).count()).toBe(1);
    expect(await reply.isVisible()).toBe(true);
    await Promise.all([mine, other].map((page) => page.context().close()));
  });

  test('a paper of a compact edition is voted for from a list, which is then ready again', async () => {
    const page = await open();
    const list = page.getByLabel('Vote for a paper');
    await list.selectOption({ label: 'Planning with Paper Planes' });
    await page.locator('#feed').getByText('vote 2401.00000 toggle', { exact: true }).waitFor();
    await expect.poll(() => list.inputValue()).toBe('');
    await page.context().close();
  });

  test('a key on a list opens it and chooses nothing yet', async () => {
    const page = await open();
    await run(page, 'settings');
    const list = page.getByLabel('Layout');
    // The browser's own list takes over from there; pages can't be closed while it opens.
    await page.evaluate(
      'HTMLSelectElement.prototype.showPicker = function () { this.title = "open" }',
    );
    await list.press('ArrowDown');
    expect(await list.getAttribute('title')).toBe('open');
    expect(await list.inputValue()).toContain('thread');
    expect(await page.getByText('settings compact').count()).toBe(0);
    await page.context().close();
  });

  const form = (page: Page) => page.getByRole('form', { name: 'When editions come' });
  const field = (page: Page, name: string) => form(page).getByRole('textbox', { name });

  async function openForm(page: Page): Promise<void> {
    await run(page, 'settings');
    await page.getByRole('button', { name: 'When…' }).press('Enter');
    await field(page, 'Time').waitFor();
  }

  test('a form takes the focus, keeps what was typed when it is refused, and is sent again', async () => {
    const page = await open();
    await openForm(page);
    await page.locator('input[name=time]:focus').waitFor();
    expect(await field(page, 'Zone').inputValue()).toBe('Europe/Berlin');
    expect(await field(page, 'Time').getAttribute('aria-describedby')).toMatch(/-hint$/);
    await field(page, 'Time').fill('late');
    await page.keyboard.press('Enter');
    const refused = page.getByRole('article').filter({ hasText: 'is no time of day' });
    await refused.and(page.locator(':focus')).waitFor();
    expect(await refused.getByRole('textbox', { name: 'Time' }).inputValue()).toBe('late');
    await field(page, 'Time').fill('9am');
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'settings 9am Europe/Berlin' }).waitFor();
    expect([await refused.count(), await form(page).count()]).toEqual([0, 0]);
    await page.context().close();
  });

  test('Escape leaves a form, and the focus is back on the button that opened it', async () => {
    const page = await open();
    await openForm(page);
    await page.keyboard.press('Escape');
    expect(await form(page).count()).toBe(0);
    await page.locator('button[data-action]:focus', { hasText: 'When…' }).waitFor();
    await page.context().close();
  });

  test('a form that could not be sent says why and keeps what was typed', async () => {
    const page = await open();
    await openForm(page);
    await page.route('**/actions', (route) => route.abort());
    await field(page, 'Time').fill('7:30');
    await page.keyboard.press('Enter');
    await form(page).getByRole('alert').getByText('Paperboy does not answer').waitFor();
    expect(await field(page, 'Time').inputValue()).toBe('7:30');
    await page.context().close();
    expect(problems.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  test('fits a phone of 360 pixels, also with a reply, a form and completions open', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } });
    await run(page, `search ${'w'.repeat(200)}`);
    await page.getByRole('article', { name: /only you see this/ }).waitFor();
    await openForm(page);
    await commandBox(page).fill('s');
    await completions(page).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('text has enough contrast in %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    await openForm(page);
    expect(await page.evaluate(FAINT_TEXTS)).toEqual([]);
    await page.context().close();
  });

  test('every control has a name, and every part of the page a landmark', async () => {
    const page = await open();
    await run(page, 'search lots');
    await page.getByRole('button', { name: 'Show more' }).first().waitFor();
    await openForm(page);
    const outline = await page.locator('body').ariaSnapshot();
    expect(outline).not.toMatch(/^\s*- (?:button|link|combobox|textbox|img)(?: \[.*\])?:?$/m);
    for (const landmark of ['banner', 'main', 'contentinfo']) expect(outline).toContain(landmark);
    await page.context().close();
  });

  test('what happened while the connection was lost is there when it is back', async () => {
    const page = await open();
    await run(page, 'status');
    await page.getByText('Answer to status').first().waitFor();
    await local.platform.stop();
    await page.getByText('Connection lost').waitFor();
    local.setStatus({ text: 'Sample edition: no network', tone: 'sample' });
    await local.postEdition('Tomorrow', ['A Paper Yet to Come']);
    await local.platform.start(local.handlers);
    await card(page, 'A Paper Yet to Come').waitFor();
    await page.getByText('Sample edition: no network').waitFor();
    expect(await page.getByText('Answer to status').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('earlier messages come above those that are read, which stay where they are', async () => {
    for (let day = 1; day <= 20; day += 1) await local.postEdition(`Day ${day}`, []);
    const page = await open();
    const oldest = page.getByRole('heading', { name: 'Day 1', exact: true });
    await page.getByRole('link', { name: 'Earlier' }).scrollIntoViewIfNeeded();
    const before = await oldest.boundingBox();
    await page.getByRole('link', { name: 'Earlier' }).press('Enter');
    await page.getByRole('heading', { name: 'Yesterday' }).waitFor({ state: 'attached' });
    const after = await oldest.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
    await page.context().close();
  });

  test('the first edition takes the place of its promise without a reload', async () => {
    const fresh = await serveLocalPage();
    const page = await open({}, fresh.address);
    const promise = page.getByText('The first edition is on its way');
    await promise.waitFor();
    await run(page, 'status');
    await page.getByRole('article', { name: /only you see this/ }).waitFor();
    expect(await promise.isVisible()).toBe(true);
    await page.evaluate('window.neverReloaded = true');
    await fresh.local.postEdition('The First', TITLES);
    await card(page).waitFor();
    expect(await promise.isVisible()).toBe(false);
    expect(await page.getByText('2 papers in this thread').isVisible()).toBe(true);
    expect(await page.evaluate('window.neverReloaded')).toBe(true);
    await page.context().close();
    await fresh.close();
  });

  test('what could not be sent is back in the box, and one notice says why', async () => {
    const page = await open();
    await page.route('**/commands', (route) => route.abort());
    const notice = page.getByText('Paperboy does not answer', { exact: false });
    for (const command of ['status', 'search planes']) {
      await run(page, command);
      await expect.poll(() => commandBox(page).inputValue()).toBe(command);
      await notice.and(page.locator('.problem')).waitFor();
    }
    expect(await page.locator('.problem').count()).toBe(1);
    await page.unroute('**/commands');
    await commandBox(page).press('Enter');
    await page.getByText('Answer to search planes').first().waitFor();
    expect(await page.locator('.problem').count()).toBe(0);
    await page.context().close();
    expect(problems.splice(0)).toEqual(Array(2).fill(expect.stringContaining('ERR_FAILED')));
  });

  test('ArrowDown in the empty box offers every command', async () => {
    const page = await open();
    await commandBox(page).press('ArrowDown');
    await page.getByRole('option', { name: 'search', selected: true }).waitFor();
    expect(await completions(page).count()).toBe(5);
    await page.keyboard.press('Enter');
    expect(await commandBox(page).inputValue()).toBe('search ');
    await page.context().close();
  });

  test('none of this made the browser complain', () => {
    expect(problems).toEqual([]);
  });
});

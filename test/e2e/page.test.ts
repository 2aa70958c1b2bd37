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
    await page.getByRole('option', { name: 'show' }).waitFor();
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
    await page.getByRole('option', { name: 'status' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await box.inputValue()).toBe('status ');
    await box.fill('s');
    await page.getByRole('option', { name: 'save' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
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

  test('fits a phone of 360 pixels, also with a reply and completions open', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } });
    await run(page, `search ${'w'.repeat(200)}`);
    await page.getByRole('article', { name: /only you see this/ }).waitFor();
    await commandBox(page).fill('s');
    await page.getByRole('option').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('text has enough contrast in %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    await run(page, 'status');
    await page.getByRole('article', { name: /only you see this/ }).waitFor();
    expect(await page.evaluate(FAINT_TEXTS)).toEqual([]);
    await page.context().close();
  });

  test('every control has a name, and every part of the page a landmark', async () => {
    const page = await open();
    await run(page, 'search lots');
    await page.getByRole('button', { name: 'Show more' }).first().waitFor();
    const outline = await page.locator('body').ariaSnapshot();
    expect(outline).not.toMatch(/^\s*- (?:button|link|combobox|textbox|img)(?: \[.*\])?:?$/m);
    for (const landmark of ['banner', 'main', 'contentinfo']) expect(outline).toContain(landmark);
    await page.context().close();
  });

  test('what happened while the connection was lost is there when it is back', async () => {
    const page = await open();
    await run(page, 'status');
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
    expect(await page.getByRole('option').count()).toBe(5);
    await page.keyboard.press('Enter');
    expect(await commandBox(page).inputValue()).toBe('search ');
    await page.context().close();
  });

  test('none of this made the browser complain', () => {
    expect(problems).toEqual([]);
  });
});

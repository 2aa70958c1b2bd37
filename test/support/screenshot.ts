import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '../../src/core/schedule/dates.ts';
import { launchBrowser } from './browser.ts';
import { startHuggingFaceServer } from './huggingface-server.ts';
import { startProgram, until } from './program.ts';
import { sampleItem } from './sample-items.ts';

/**
 * Makes docs/screenshot.png from the running program. The stand-in of Hugging Face lists the
 * bundled papers, whose summaries are our own, as today's.
 */
const { papers } = JSON.parse(readFileSync('config/sample/papers.json', 'utf8'));
const today = localDate(Date.now(), 'America/New_York');
const server = await startHuggingFaceServer({
  days: { [today]: papers.slice(0, 24).map(sampleItem) },
});
const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
const program = startProgram(['start'], folder, { HUGGINGFACE_URL: server.url });
const browser = await launchBrowser();
try {
  const url = await program.url();
  await until(async () => (await (await fetch(url)).text()).includes('Papers of the day'));
  const size = { width: 1100, height: 1040 };
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1.5 });
  await page.goto(url);
  await page
    .getByRole('button', { name: /^Vote 👍/ })
    .first()
    .click();
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  await page.screenshot({ path: 'docs/screenshot.png' });
} finally {
  await browser.close();
  program.signal('SIGTERM');
  await program.ended;
  await server.close();
  rmSync(folder, { recursive: true });
}

import { pathToFileURL } from 'node:url';
import { hasBrowser, launchBrowser, withoutBrowser } from '../../support/browser.ts';

/** The thread of a day on both platforms, as far as it fits. */
const SECTION = '#the-daily-thread';
const SIZE = { width: 1280, height: 1180 };

/** Takes a picture of the telling part of the page; says what came of it. */
export async function takePicture(page: string, picture: string): Promise<string> {
  if (!hasBrowser) return `No picture${withoutBrowser}`;
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ viewport: SIZE });
    await tab.goto(`${pathToFileURL(page)}${SECTION}`);
    await tab.screenshot({ path: picture });
    return `Made ${picture}.`;
  } finally {
    await browser.close();
  }
}

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or the one that `PAPERBOY_CHROMIUM` names. */
const EXECUTABLE = process.env.PAPERBOY_CHROMIUM ?? '/usr/bin/chromium';

export const hasBrowser = existsSync(EXECUTABLE);

/** Says in the report why browser tests did not run. */
export const withoutBrowser = hasBrowser
  ? ''
  : ` (skipped: no Chromium at ${EXECUTABLE}; install it or set PAPERBOY_CHROMIUM)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

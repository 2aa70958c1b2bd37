import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Storage } from '../../src/storage/storage.ts';

const holder = 'process 42 on test';

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real, empty database that goes when the test ends. */
export async function temporaryStorage(): Promise<Storage> {
  const storage = await openSqlite({ file: join(temporaryFolder(), 'test.db'), holder, now: 0 });
  onTestFinished(() => storage.close());
  return storage;
}

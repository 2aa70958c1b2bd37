import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire as requireFrom } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { toStorageError } from './failure.ts';

const HELP = operatingPage('backup-failed');

/** Of hundreds of complaints the first few tell enough. */
const LONGEST_VERDICT = 200;

/**
 * Writes a checked copy of an open database beside everything that goes on. The copy is made under
 * another name first: a full disk leaves no half backup that looks like a whole one.
 */
export async function backupTo(database: BetterSqlite3.Database, file: string): Promise<void> {
  if (existsSync(file)) {
    const todo = 'Name a file that does not, or move it away.';
    throw new StorageError(`${file} exists already. ${todo}`, HELP);
  }
  if (!existsSync(dirname(file))) {
    const todo = 'Make it, or name another one.';
    throw new StorageError(`There is no folder ${dirname(file)}. ${todo}`, HELP);
  }
  const unfinished = `${file}.unfinished`;
  try {
    await database.backup(unfinished);
    const damage = await damageIn(unfinished);
    if (damage) throw damaged(file, damage);
    renameSync(unfinished, file);
  } catch (error) {
    throw toStorageError(`The copy ${file} can't be written`, error);
  } finally {
    // Looking at the copy leaves files of its own beside it.
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  }
}

const damaged = (file: string, damage: string): StorageError =>
  new StorageError(
    `The copy ${file} can't be kept: ${damage}. Run paperboy doctor: it says whether the database ` +
      'is damaged, too.',
    operatingPage('database-damaged'),
  );

/**
 * What is wrong with a copy, undefined when nothing is. Looked for in a thread of its own: of a
 * large database it takes seconds, in which nobody would be answered.
 */
export async function damageIn(file: string): Promise<string | undefined> {
  const worker = new Worker(CHECK, { eval: true, workerData: { file, library } });
  const verdict = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (verdict === 'ok') return undefined;
  return `it is damaged (${String(verdict).replace(/\s+/g, ' ').slice(0, LONGEST_VERDICT)})`;
}

/** A thread finds modules from the working directory, so it is told where this one is. */
const library = requireFrom(import.meta.url).resolve('better-sqlite3');

const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.library);
  const copy = new Database(workerData.file, { readonly: true });
  copy.pragma('trusted_schema = OFF');
  const verdict = copy.pragma('integrity_check', { simple: true });
  copy.close();
  parentPort.postMessage(verdict);
`;

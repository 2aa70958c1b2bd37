import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire as requireFrom } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type BetterSqlite3 from 'better-sqlite3';
import { StorageError } from '../../core/errors.ts';

/**
 * Writes a checked copy of an open database beside everything that goes on. The copy is made under
 * another name first: a full disk leaves no half backup that looks like a whole one.
 */
export async function backupTo(database: BetterSqlite3.Database, file: string): Promise<void> {
  if (existsSync(file)) {
    throw new StorageError(`${file} exists already. Name a file that does not, or move it away.`);
  }
  if (!existsSync(dirname(file))) {
    throw new StorageError(`There is no folder ${dirname(file)}. Make it, or name another one.`);
  }
  const unfinished = `${file}.unfinished`;
  try {
    await database.backup(unfinished);
    await checkIntegrity(unfinished);
    renameSync(unfinished, file);
  } finally {
    // Looking at the copy leaves files of its own beside it.
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  }
}

/**
 * Throws StorageError when a copy is damaged. In a thread of its own: of a large database it takes
 * seconds, in which nobody would be answered.
 */
export async function checkIntegrity(file: string): Promise<void> {
  const worker = new Worker(CHECK, { eval: true, workerData: { file, library } });
  const verdict = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (verdict !== 'ok') throw new StorageError(`The copy is damaged: ${String(verdict)}`);
}

/** A thread finds modules from the working directory, so it is told where this one is. */
const library = requireFrom(import.meta.url).resolve('better-sqlite3');

const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.library);
  const copy = new Database(workerData.file, { readonly: true });
  const verdict = copy.pragma('integrity_check', { simple: true });
  copy.close();
  parentPort.postMessage(verdict);
`;

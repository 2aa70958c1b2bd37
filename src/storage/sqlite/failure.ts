import { StorageError } from '../../core/errors.ts';
import { type OperatingPage, operatingPage } from '../../core/operating-page.ts';

interface Meaning {
  readonly codes: RegExp;
  readonly todo: string;
  readonly help: OperatingPage;
}

/** By the code of SQLite or of the operating system. */
const MEANINGS: readonly Meaning[] = [
  {
    codes: /^SQLITE_(?:CORRUPT|NOTADB)/,
    todo:
      'If it is not the file that you mean, correct DATABASE_URL. If it is, it is damaged: ' +
      'paperboy restore FILE puts a backup in its place, and keeps it.',
    help: operatingPage('database-damaged'),
  },
  {
    codes: /^SQLITE_FULL|^ENOSPC$|^EDQUOT$/,
    todo: 'Free disk space, and try again.',
    help: operatingPage('database-not-writable'),
  },
  {
    codes: /^SQLITE_BUSY/,
    todo: 'Close the other program that works on it.',
    help: operatingPage('database-in-use'),
  },
];

const OTHERWISE: Omit<Meaning, 'codes'> = {
  todo: 'Check that it is a Paperboy database and that this user may write it and its folder.',
  help: operatingPage('database-not-opened'),
};

/**
 * What kept a database from being used, and what to do about it.
 * @param what what did not succeed: "The database data/paperboy.db can't be opened"
 */
export function toStorageError(what: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { message, code = '' } = error as NodeJS.ErrnoException;
  const { todo, help } = MEANINGS.find(({ codes }) => codes.test(code)) ?? OTHERWISE;
  return new StorageError(`${what}: ${message}. ${todo}`, help, error);
}

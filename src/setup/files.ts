import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../core/errors.ts';
import { operatingPage } from '../core/operating-page.ts';

/** The text of a file; empty when there is none. */
export const textOf = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8') : '';

/** Writes a whole file or nothing of it. What holds secrets is readable by its owner alone. */
export function writeWhole(file: string, text: string, { secret }: { secret: boolean }): void {
  // A link is kept: the file behind it is replaced.
  const target = existsSync(file) ? realpathSync(file) : file;
  const unfinished = `${target}.new`;
  try {
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, text, { mode: secret ? 0o600 : 0o644, flag: 'wx' });
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new UserError(
      `${file} can’t be written: ${(error as Error).message}. ` +
        'Run this in a folder that you may write. Nothing was changed.',
      { help: operatingPage('file-not-written'), cause: error },
    );
  }
}

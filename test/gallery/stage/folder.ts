import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Values = Readonly<Record<string, string>>;

/** A folder to install Paperboy in, with a `.env` and a settings file. */
export function makeFolder(values: Values, settings: object = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const defaults = JSON.parse(readFileSync('config/default.json', 'utf8'));
  const env = { PAPERBOY_CONFIG: 'paperboy.json', ...values };
  const lines = Object.entries(env).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(folder, '.env'), lines.join(''));
  writeFileSync(join(folder, 'paperboy.json'), JSON.stringify({ ...defaults, ...settings }));
  return {
    path: folder,
    database: join(folder, 'data/paperboy.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');

/** The cells of each row under “the test that shows it”. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
  .filter(([threat, , shown]) => shown !== undefined && threat !== 'threat' && !/^-+$/.test(shown));

test('every threat of the security page has a prevention, and names tests that exist', () => {
  expect(rows.length).toBeGreaterThan(25);
  for (const [threat = '', prevention = '', shown = ''] of rows) {
    expect(prevention, threat).not.toBe('');
    const files = [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    expect(files.length, threat).toBeGreaterThan(0);
    for (const file of files) {
      expect(file, threat).toMatch(/^test\/.+\.ts$/);
      expect(existsSync(file), file).toBe(true);
    }
  }
});

test('every source file and page that it names exists', () => {
  const named = [...page.matchAll(/`(src\/[^`]+)`/g), ...page.matchAll(/\]\(\.\.\/([^)]+)\)/g)];
  expect(named.length).toBeGreaterThan(1);
  for (const [, file = ''] of named) expect(existsSync(file), file).toBe(true);
});

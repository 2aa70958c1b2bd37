import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));

interface Locked {
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** All but Paperboy itself. */
const locked = Object.entries<Locked>(packages).filter(([path]) => path !== '');

test('every package is locked with a strong checksum', () => {
  expect(locked.length).toBeGreaterThan(100);
  const weak = locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
  expect(weak.map(([path]) => path)).toEqual([]);
});

test('of every package that wants to run a script when it is installed somebody has said whether it may', () => {
  const wanting = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect([...new Set(wanting)].toSorted()).toEqual(Object.keys(allowScripts).toSorted());
});

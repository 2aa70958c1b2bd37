import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typedCommands } from '../src/commands/index.ts';

const page = readFileSync('docs/data.md', 'utf8');
const { keep, backups, commandsPerMinute } = JSON.parse(
  readFileSync('config/default.json', 'utf8'),
);

test('how long things are kept is what the settings say', () => {
  const told = [...page.matchAll(/^\| .* \| ([^|]*) \| `(keep|backups)\.(\w+)` \|$/gm)];
  const settings = told.map(([, time = '', group, name = '']) => {
    const days = /for ever$/.test(time) && !/\d/.test(time) ? 'forever' : Number(/\d+/.exec(time));
    return [`${group}.${name}`, days];
  });
  expect(Object.fromEntries(settings)).toEqual({
    ...Object.fromEntries(Object.entries(keep).map(([name, days]) => [`keep.${name}`, days])),
    'backups.keep': backups.keep,
  });
  expect(page).toContain(`\`commandsPerMinute\`, ${commandsPerMinute} for each person`);
});

test('every command that the page on data names exists', () => {
  const named = [...page.matchAll(/`\/papers (\w+)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(typedCommands.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
});

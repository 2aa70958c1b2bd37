import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NEEDED_PERMISSIONS } from '../src/adapters/discord/permissions.ts';
import { NEEDED_SCOPES } from '../src/adapters/slack/scopes.ts';
import { commands } from '../src/commands/index.ts';
import { commandTable } from '../src/commands/table.ts';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

test('the README’s command table is what the declarations say', () => {
  expect(readme).toContain(commandTable(commands).trim());
});

test('every npm script that the documentation names exists', () => {
  const texts = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/ranking.md'];
  const named = texts.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/g),
  ]);
  expect(named.length).toBeGreaterThan(4);
  for (const [, name = ''] of named) expect(scripts, name).toHaveProperty([name]);
});

test('every file that the documentation links to exists', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(5);
  for (const path of links)
    expect(
      () => readFileSync(path.replace(/decisions$/, 'decisions/README.md')),
      path,
    ).not.toThrow();
});

test('the Discord set-up names exactly the permissions that the invite link asks for', () => {
  const guide = readFileSync('docs/setup-discord.md', 'utf8');
  const [, table = ''] = /\| permission \|.*\n\| --- .*\n((?:\|.*\n)+)/.exec(guide) ?? [];
  const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, permission]) => permission);
  expect(named).toEqual(NEEDED_PERMISSIONS);
});

test('the Slack set-up names exactly the scopes that the manifest asks for', () => {
  const guide = readFileSync('docs/setup-slack.md', 'utf8');
  const [, table = ''] = /\| scope \|.*\n\| --- .*\n((?:\|.*\n)+)/.exec(guide) ?? [];
  const named = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope),
  );
  expect(named.toSorted()).toEqual(NEEDED_SCOPES.toSorted());
});

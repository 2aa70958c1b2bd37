import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../src/config/load.ts';
import { ConfigError } from '../src/core/errors.ts';

const text = readFileSync('config/default.json', 'utf8');
const file = { name: 'config/default.json', text };

function problemsOf(environment: Record<string, string>, settings = file) {
  try {
    loadConfig(environment, settings);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('with no configuration at all everything has a value', () => {
  expect(loadConfig({}, file)).toMatchObject({
    databaseFile: 'data/paperboy.db',
    huggingface: { url: 'https://huggingface.co' },
    arxiv: { feedUrl: 'https://rss.arxiv.org', queryUrl: 'https://export.arxiv.org' },
    http: { host: '127.0.0.1', port: 3000 },
    settings: {
      administrators: [],
      defaults: { time: '09:00', days: [1, 2, 3, 4, 5], count: 5, layout: 'thread' },
    },
  });
});

test('every problem is told at once, each with its key, what was found and what to do', () => {
  const settings = {
    name: 'mine.json',
    text: text.replace('"09:00"', '"9 am"').replace('"count"', '"cuont"'),
  };
  const problems = problemsOf({ PORT: 'eighty', DATABASE_URL: 'postgres://db' }, settings);
  expect(problems.map(({ key }) => key).sort()).toEqual([
    'DATABASE_URL',
    'PORT',
    'mine.json: defaults',
    'mine.json: defaults.count',
    'mine.json: defaults.time',
  ]);
  expect(problems.find(({ key }) => key === 'PORT')).toEqual({
    key: 'PORT',
    found: 'found "eighty"',
    todo: 'Give a port number from 0 to 65535.',
    help: 'docs/operating.md#wrong-setting',
  });
  expect(problems.find(({ key }) => key === 'mine.json: defaults')?.found).toBe('found "cuont"');
});

test('an administrator or a layout that nobody would find is told with what to write', () => {
  const changed = text
    .replace('"administrators": []', '"administrators": ["discord:ada", "slack:U012", "ada"]')
    .replace('"thread"', '"threads"');
  const problems = problemsOf({}, { name: 'mine.json', text: changed });
  expect(problems.map(({ key, found }) => `${key} ${found}`)).toEqual([
    'mine.json: administrators.0 found "discord:ada"',
    'mine.json: administrators.2 found "ada"',
    'mine.json: defaults.layout found "threads"',
  ]);
  expect(problems[0]?.todo).toContain('discord:80351110224678912');
  expect(problems[2]?.todo).toBe('Use thread or compact.');
});

test('how long things are kept is a number of days, or for ever', () => {
  const changed = text
    .replace('"votes": 730', '"votes": 10')
    .replace('"saved": "forever"', '"saved": "always"')
    .replace('"commandsPerMinute": 30', '"commandsPerMinute": 0');
  const problems = problemsOf({}, { name: 'mine.json', text: changed });
  expect(problems.map(({ key, found, todo }) => [key, found, todo])).toEqual([
    [
      ...['mine.json: commandsPerMinute', 'found 0'],
      'Give a number of commands a minute from 5 to 10000.',
    ],
    [
      ...['mine.json: keep.votes', 'found 10'],
      'Give a number of days from 30 to 36500, or "forever".',
    ],
    [
      ...['mine.json: keep.saved', 'found "always"'],
      'Give a number of days from 30 to 36500, or "forever".',
    ],
  ]);
  expect(loadConfig({}, file).settings.keep).toEqual({
    ...{ observations: 365, votes: 730, saved: 'forever', departed: 30 },
  });
});

test('a settings file from before layouts and administrators still works', () => {
  const { administrators, ...older } = JSON.parse(text);
  delete older.defaults.layout;
  const { settings } = loadConfig({}, { name: 'mine.json', text: JSON.stringify(older) });
  expect(settings).toMatchObject({ administrators, defaults: { layout: 'thread' } });
});

test('Slack is reached by a socket, or by signed requests where there is no app-level token', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
  const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'both' };
  expect(loadConfig(socket, file).slack).toEqual({
    ...{ botToken: 'xoxb-1', apiUrl: 'https://slack.com/api/' },
    entrance: { mode: 'socket', appToken: 'xapp-1' },
  });
  const http = { ...bot, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://127.0.0.1:1/api' };
  expect(loadConfig(http, file).slack).toMatchObject({
    ...{ apiUrl: 'http://127.0.0.1:1/api/', entrance: { mode: 'http', signingSecret: 's' } },
  });
});

test('a token of Slack that is missing, or stands where the other belongs, is named', () => {
  const keys = (environment: Record<string, string>) =>
    problemsOf(environment).map(({ key }) => key);
  expect(keys({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(['SLACK_APP_TOKEN']);
  expect(keys({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['SLACK_BOT_TOKEN']);
  const swapped = { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' };
  expect(keys(swapped)).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
  expect(JSON.stringify(problemsOf(swapped))).not.toMatch(/x(?:app|oxb)-1/);
});

test('a secret that is wrong is not shown', () => {
  const [problem] = problemsOf({ PAPERBOY_PASSWORD: 'short' });
  expect(JSON.stringify(problem)).not.toContain('short"');
  expect(problem?.todo).toMatch(/8 characters/);
});

test('a settings file that is missing or not JSON is named', () => {
  expect(problemsOf({}, { name: 'x.json', text: '{' })[0]?.key).toBe('x.json');
  expect(problemsOf({}, { name: 'x.json', text: undefined as never })[0]?.key).toBe(
    'PAPERBOY_CONFIG',
  );
});

test('config/example.env names every variable that is read', () => {
  const example = readFileSync('config/example.env', 'utf8');
  const source = readFileSync('src/config/environment.ts', 'utf8');
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(6);
  for (const name of [...names, 'PAPERBOY_CONFIG']) expect(example).toContain(`${name}=`);
});

test('the categories that stand in are a set, or it is told how to write one', () => {
  const withSet = (set: string) => ({ ...file, text: text.replace(/"cs\.CL\+[^"]*"/, `"${set}"`) });
  expect(loadConfig({}, withSet('cs-cs.CV')).settings.arxivCategories).toEqual({
    include: ['cs'],
    exclude: ['cs.CV'],
  });
  const [problem] = problemsOf({}, withSet('machine learning'));
  expect(problem).toMatchObject({
    key: 'config/default.json: arxivCategories',
    found: 'found "machine learning"',
    todo: expect.stringContaining('cs.CL+cs.LG-cs.CV'),
  });
});

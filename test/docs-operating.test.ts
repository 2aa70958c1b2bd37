import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMetrics } from '../src/service/metrics.ts';
import { createHuggingFaceSource } from '../src/sources/huggingface/source.ts';
import { createAsking } from './commands/ask.ts';
import { createMemoryServices } from './support/memory-services.ts';
import { silentLogger } from './support/silent-logger.ts';

const page = readFileSync('docs/operating.md', 'utf8');
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'));

/** As the web shows a heading's address. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

const headingsIn = (text: string, level: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^${level} (.+)$`, 'gm'))].map(([, heading = '']) => heading);

/** What stands under a heading of the second level. */
function sectionOf(heading: string): string {
  const [, rest = ''] = page.split(`\n## ${heading}\n`);
  return rest.split(/^## /m)[0] ?? '';
}

/** The first cells of all tables in a text, without their heads. */
const firstCells = (text: string): readonly string[] =>
  [...text.matchAll(/^\| (?!---|it says|line|metric)(.+?) \|/gm)].map(([, cell = '']) => cell);

const errors = sectionOf('What to do at each error message');

test('every place that a message names is a heading for errors, and each of these is named', () => {
  const named = sources.flatMap((text) =>
    [...text.matchAll(/operatingPage\(\s*'([\w-]+)'/g)].map(([, topic = '']) => topic),
  );
  const anchors = headingsIn(errors, '###').map(anchorOf);
  expect(anchors.length).toBeGreaterThan(25);
  expect([...new Set(named)].toSorted()).toEqual(anchors.toSorted());
});

test('every link within the page, and to a place on it, leads somewhere', () => {
  const anchors = new Set(headingsIn(page, '##+').map(anchorOf));
  const docs = readdirSync('docs', 'utf8').filter((name) => name.endsWith('.md'));
  const others = docs.map((name) => readFileSync(join('docs', name), 'utf8'));
  const places = others.flatMap((text) => [...text.matchAll(/\]\(operating\.md#([^)]+)\)/g)]);
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g), ...places].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((link = '') => !anchors.has(link))).toEqual([]);
  const files = [...page.matchAll(/\]\(([\w/-]+\.\w+)\)/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(join('docs', file)))).toEqual([]);
});

test('every message that the page quotes is one that Paperboy says or logs', () => {
  // Texts as they are said: in one piece, and with an ellipsis for what is put in.
  const said = sources
    .join('\n')
    .replace(/['`]\s*\+\s*['`]/g, '')
    .replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…');
  const cells = firstCells(errors);
  const quoted = cells.flatMap((cell) => [...cell.matchAll(/“([^”]+)”|`([^`"]+)`/g)]);
  const pieces = quoted.flatMap(([, text, event = '']) => (text ?? `'${event}'`).split('…'));
  const telling = pieces.map((piece) => piece.trim()).filter((piece) => piece.length > 3);
  expect(telling.length).toBeGreaterThan(90);
  expect(telling.filter((piece) => !said.includes(piece))).toEqual([]);
});

test('whatever is logged as a warning or an error says where to read more', () => {
  const calls = sources.flatMap((text) => [
    ...text.matchAll(/\.(?:warn|error)\(([^;]*?)\)[;,)\n]/g),
  ]);
  const logged = calls.map(([, given = '']) => given).filter((given) => given.includes('{'));
  expect(logged.length).toBeGreaterThan(30);
  // An error carries its own place.
  expect(logged.filter((given) => !/\b(?:err|help)\b/.test(given))).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'the page explains every metric that is exported, and no other',
  async () => {
    const metrics = createMetrics();
    const nothing = async () => undefined;
    metrics.collect({
      measures: {
        deliveries: async () => [],
        votes: async () => [],
        oldestWaiting: nothing,
        oldestDue: nothing,
      },
      ...{ platforms: [], voteEmojis: [], backups: { lastAt: () => undefined } },
      ...{ clock: { now: () => 0 }, logger: silentLogger },
    });
    const { text } = await metrics.expose();
    const exported = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    const explained = firstCells(sectionOf('Metrics')).flatMap((cell) => cell.match(/\w+_\w+/g));
    expect(explained.toSorted()).toEqual(exported.toSorted());
  },
);

test('the page explains every line of status, in its order', async () => {
  const options = { url: 'http://127.0.0.1', userAgent: 'a test', logger: silentLogger };
  const source = createHuggingFaceSource({ ...options, clock: { now: () => 0 } });
  const { message } = await createAsking(createMemoryServices({ source })).ask('status');
  const labels = message.blocks.flatMap((block) =>
    block.type === 'fields' ? block.fields.map(({ label }) => label) : [],
  );
  expect(firstCells(sectionOf('What `/papers status` says'))).toEqual([...labels, 'Problem']);
});

import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { secretsOf } from '../../src/config/secrets.ts';
import { StorageError } from '../../src/core/errors.ts';
import { operatingPage } from '../../src/core/operating-page.ts';
import { createLogger } from '../../src/service/logger.ts';

// Made up, and built as the real ones are; in parts, so that nobody takes it for a leaked one.
const BOT = ['MTEyMjMzNDQ1NTY2Nzc4ODk5', 'GhIjKl', 'x_Y-z0123456789012345678901234567890'].join(
  '.',
);
const INTERACTION = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4';
const SLACK_BOT = ['xoxb', '1234567890123', '4567890123456', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-');
const SLACK_APP = ['xapp', '1', 'A0123456789', '1234567890123', '0a1b2c3d4e5f'].join('-');
const RESPONSE = 'T0123/4567890123/AbCdEfGhIjKlMnOpQrStUvWx';
const HUB = ['hf', 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'].join('_');
const PROXY = 'agent:open-sesame';
const PASSWORD = 'open "sesame" \\ today';

const API = 'https://discord.com/api/v10';

type Fields = Readonly<Record<string, unknown>>;

/** All that is written while something is logged. */
async function written(
  readable: boolean,
  fields: Fields,
  event = 'event',
  secrets: readonly string[] = [],
): Promise<string> {
  const destination = new PassThrough();
  createLogger({ level: 'trace', readable, destination, secrets }).error(fields, event);
  await tick();
  return String(destination.read());
}

const failed = (message: string, more: object = {}) => Object.assign(new Error(message), more);

const PLANTED: readonly (readonly [where: string, fields: Fields, event?: string])[] = [
  ['a field', { token: BOT, DISCORD_TOKEN: BOT, password: PASSWORD }],
  ['a field deep inside', { a: { b: [{ c: { authorization: PASSWORD, token: INTERACTION } }] } }],
  ['the event', {}, `logged in with ${BOT}`],
  ['a header', { sent: `GET / HTTP/1.1\r\nAuthorization: Bot ${BOT.replaceAll('.', '_')}\r\n` }],
  ['a list of headers', { sent: ['authorization', `Bearer ${BOT}`, `Basic ${btoa(PROXY)}`] }],
  ['a message', { err: failed(`Invalid token ${BOT} given`) }],
  ['an address', { err: failed('x', { url: `${API}/interactions/123/${INTERACTION}/callback` }) }],
  ['the address of an answer', { url: `${API}/webhooks/123/${INTERACTION}/messages/@original` }],
  ['the address of a further answer', { url: `${API}/webhooks/123/${INTERACTION}?wait=true` }],
  ['a cause', { err: new Error('x', { cause: failed(`/webhooks/1/${INTERACTION}`) }) }],
  ['a token of Slack', { err: failed(`invalid ${SLACK_BOT}`) }, `and ${SLACK_APP}`],
  ['the address of an answer on Slack', { url: `https://hooks.slack.com/commands/${RESPONSE}` }],
  ['the address of a socket', { err: failed(`wss://slack.example/?ticket=${INTERACTION}&app=1`) }],
  ['a signing secret', { SLACK_SIGNING_SECRET: INTERACTION, trigger_id: INTERACTION }],
  [
    'the address of a proxy',
    { err: failed(`no tunnel through http://${PROXY}@proxy.example:8080`) },
  ],
  [
    'an address in a cause',
    { err: failed('x', { cause: failed(`https://${PROXY}@hub.example/`) }) },
  ],
  ['errors that came together', { err: new AggregateError([failed(`Bot ${BOT}`)], 'x') }],
  ['an error under another name', { failure: failed('x', { url: `/webhooks/1/${INTERACTION}` }) }],
  ['a token of Hugging Face', { err: failed(`401 for ${HUB}`) }],
  ['a cookie', { headers: { 'set-cookie': 'sesame=1; path=/' } }],
  ['JSON in a text', { body: JSON.stringify({ id: 1, token: INTERACTION, password: 'sesame' }) }],
];

const OF_SLACK = [SLACK_BOT, SLACK_APP, RESPONSE];
const SECRETS = [
  ...[BOT, BOT.replaceAll('.', '_'), INTERACTION, 'sesame', btoa(PROXY), HUB],
  ...OF_SLACK,
];

test.for(PLANTED)('no secret is written that stands in %s', async ([, fields, event]) => {
  for (const readable of [false, true]) {
    const text = await written(readable, fields, event);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text).toContain('[redacted]');
  }
});

test('what is no secret is written as it is, on one line of JSON', async () => {
  const fields = {
    paper: 'hep-th/9901001',
    err: failed('Bot is not in this server', { url: `${API}/channels/123/messages/456` }),
    todo: 'Make a new one (Bot, Reset Token), and set DISCORD_TOKEN.',
    version: '12.345678.9',
  };
  const line = JSON.parse(await written(false, fields));
  expect(line).toMatchObject({
    ...{ paper: fields.paper, todo: fields.todo, version: fields.version, msg: 'event' },
    err: { message: 'Bot is not in this server', url: `${API}/channels/123/messages/456` },
  });
});

/** What the client libraries put into their errors beside their message. */
const SENT_AND_RECEIVED: readonly (readonly [what: string, more: object])[] = [
  ['the body of a request', { requestBody: { json: { content: 'for Ada alone' } } }],
  ['the body of an answer', { body: '<p>for Ada alone</p>', rawError: { said: 'for Ada alone' } }],
  ['headers', { headers: { 'x-note': 'for Ada alone' }, rawHeaders: ['x-note', 'for Ada alone'] }],
  ['an answer of Slack', { data: { message: { text: 'for Ada alone' } } }],
  ['the error it wraps', { original: failed('x', { requestBody: 'for Ada alone' }) }],
  ['its cause', { cause: failed('x', { requestBody: 'for Ada alone' }) }],
];

test.for(SENT_AND_RECEIVED)('of a request that failed, %s is not written', async ([, more]) => {
  const err = failed('Invalid Form Body', { ...more, code: 50_035, status: 400 });
  for (const readable of [false, true]) {
    const text = await written(readable, { err });
    expect(text).toMatch(/Invalid Form Body[\s\S]*50035/);
    expect(text).not.toContain('for Ada alone');
  }
});

test('an error in the log says where to read what to do', async () => {
  const help = async (err: Error) => JSON.parse(await written(false, { err })).err.help;
  expect(await help(new StorageError('full', operatingPage('database-not-writable')))).toBe(
    'docs/operating.md#database-not-writable',
  );
  expect(await help(failed('nobody foresaw it'))).toBe('docs/operating.md#something-broke');
});

test('a person reads the event, why it came to it and where to read on as one sentence', async () => {
  const fields = {
    source: 'made-up',
    reason: 'It is away.',
    help: 'docs/operating.md#source-down',
  };
  expect((await written(true, fields, 'not read')).trim()).toMatch(
    /^\[\d\d:\d\d:\d\dZ\] ERROR: not read: It is away\. \(docs\/operating\.md#source-down\) \{"source":"made-up"\}$/,
  );
});

test('of what is not JSON, nothing is quoted', async () => {
  const read = () => JSON.parse('for Ada alone');
  const err = await Promise.resolve()
    .then(read)
    .catch((error: unknown) => error);
  const text = await written(false, { err });
  expect(text).toContain('is not valid JSON');
  expect(text).not.toContain('for Ada');
});

test('a configured secret is never written, whatever it looks like and wherever it stands', async () => {
  const secret = 'correct "horse" battery/staple';
  const fields = {
    ...{ word: `x${secret}x`, [secret]: 1, inside: JSON.stringify({ secret }) },
    ...{ address: `/?key=${encodeURIComponent(secret)}`, err: failed(secret) },
  };
  for (const readable of [false, true]) {
    expect(await written(readable, fields, secret, [secret])).not.toMatch(/horse|staple/);
  }
});

test('every secret of a configuration is known', () => {
  const environment = {
    DISCORD_TOKEN: 'of-discord',
    SLACK_BOT_TOKEN: 'of-the-bot',
    SLACK_SIGNING_SECRET: 'of-signatures',
    HUGGINGFACE_TOKEN: 'of-the-hub',
    PAPERBOY_PASSWORD: 'of-the-page',
    HTTPS_PROXY: 'http://me:of%20the-proxy@proxy.example:8080',
  };
  const name = 'config/default.json';
  const config = loadConfig(environment, { name, text: readFileSync(name, 'utf8') });
  expect(secretsOf(config).toSorted()).toEqual([
    ...['of the-proxy', 'of-discord', 'of-signatures', 'of-the-bot', 'of-the-hub', 'of-the-page'],
  ]);
});

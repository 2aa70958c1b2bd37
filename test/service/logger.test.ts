import { PassThrough } from 'node:stream';
import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/service/logger.ts';

// Made up, and built as the real ones are; in parts, so that nobody takes it for a leaked one.
const BOT = ['MTEyMjMzNDQ1NTY2Nzc4ODk5', 'GhIjKl', 'x_Y-z0123456789012345678901234567890'].join(
  '.',
);
const INTERACTION = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4';
const SLACK_BOT = ['xoxb', '1234567890123', '4567890123456', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-');
const SLACK_APP = ['xapp', '1', 'A0123456789', '1234567890123', '0a1b2c3d4e5f'].join('-');
const RESPONSE = 'T0123/4567890123/AbCdEfGhIjKlMnOpQrStUvWx';
const PASSWORD = 'open "sesame" \\ today';

const API = 'https://discord.com/api/v10';

type Fields = Readonly<Record<string, unknown>>;

/** All that is written while something is logged. */
async function written(readable: boolean, fields: Fields, event = 'event'): Promise<string> {
  const destination = new PassThrough();
  createLogger({ level: 'trace', readable, destination }).error(fields, event);
  await tick();
  return String(destination.read());
}

const failed = (message: string, more: object = {}) => Object.assign(new Error(message), more);

const PLANTED: readonly (readonly [where: string, fields: Fields, event?: string])[] = [
  ['a field', { token: BOT, DISCORD_TOKEN: BOT, password: PASSWORD }],
  ['a field deep inside', { a: { b: [{ c: { authorization: PASSWORD, token: INTERACTION } }] } }],
  ['the event', {}, `logged in with ${BOT}`],
  ['a header', { sent: `GET / HTTP/1.1\r\nAuthorization: Bot ${BOT.replaceAll('.', '_')}\r\n` }],
  ['a list of headers', { err: failed('x', { rawHeaders: ['authorization', `Bearer ${BOT}`] }) }],
  ['a message', { err: failed(`Invalid token ${BOT} given`) }],
  ['an address', { err: failed('x', { url: `${API}/interactions/123/${INTERACTION}/callback` }) }],
  ['the address of an answer', { url: `${API}/webhooks/123/${INTERACTION}/messages/@original` }],
  ['the address of a further answer', { url: `${API}/webhooks/123/${INTERACTION}?wait=true` }],
  ['a cause', { err: new Error('x', { cause: failed(`/webhooks/1/${INTERACTION}`) }) }],
  ['a token of Slack', { err: failed(`invalid ${SLACK_BOT}`) }, `and ${SLACK_APP}`],
  ['the address of an answer on Slack', { url: `https://hooks.slack.com/commands/${RESPONSE}` }],
  ['the address of a socket', { err: failed(`wss://slack.example/?ticket=${INTERACTION}&app=1`) }],
  ['a signing secret', { SLACK_SIGNING_SECRET: INTERACTION, trigger_id: INTERACTION }],
  ['JSON in a text', { body: JSON.stringify({ id: 1, token: INTERACTION, password: 'sesame' }) }],
];

const OF_SLACK = [SLACK_BOT, SLACK_APP, RESPONSE];
const SECRETS = [BOT, BOT.replaceAll('.', '_'), INTERACTION, 'sesame', ...OF_SLACK];

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

test('of a request that failed, what people would have read is not written', async () => {
  const err = failed('Invalid Form Body', { requestBody: { json: { content: 'for Ada alone' } } });
  for (const readable of [false, true]) {
    const text = await written(readable, { err });
    expect(text).toContain('Invalid Form Body');
    expect(text).not.toContain('for Ada alone');
  }
});

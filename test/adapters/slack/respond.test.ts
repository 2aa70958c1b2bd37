import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { respond } from '../../../src/adapters/slack/interactions/respond.ts';
import { renderMessage } from '../../../src/adapters/slack/render/message.ts';
import { heading, message } from '../../../src/core/message/build.ts';

const answer = { to: 'person', payload: renderMessage(message(heading('Words'))).payload } as const;

async function startListener() {
  const heard: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    heard.push(url);
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('an answer goes to Slack’s own address, and to none that a request names instead', async () => {
  const slack = await startListener();
  const other = await startListener();
  await respond(`${slack.url}/commands/T1/2/abc`, `${slack.url}/api/`, answer);
  for (const [address, apiUrl] of [
    [`${other.url}/take`, `${slack.url}/api/`],
    [`${other.url}/take`, 'https://slack.com/api/'],
    ['http://hooks.slack.com/take', 'https://slack.com/api/'],
    ['https://hooks.slack.com.evil.example/take', 'https://slack.com/api/'],
    [`https://hooks.slack.com@${other.url.slice('http://'.length)}/take`, 'https://slack.com/api/'],
    ['file:///etc/hostname', `${slack.url}/api/`],
    ['', `${slack.url}/api/`],
  ] as const) {
    await expect(respond(address, apiUrl, answer), address).rejects.toThrow('not Slack’s');
  }
  expect([slack.heard, other.heard]).toEqual([['/commands/T1/2/abc'], []]);
});

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('it runs in a process of its own, says where, tells its figures, and ends with its input', async () => {
  const file = fileURLToPath(new URL('./run.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, '2', 'unhurried']);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => JSON.parse(String((await lines.next()).value));
  const { apiUrl, botToken, channelIds } = await read();
  const [channel] = channelIds;
  await fetch(`${apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({ channel, text: 'x' }),
  });
  child.stdin.write('\n');
  expect(await read()).toMatchObject({ requests: 1, messages: 1, rateLimited: 0 });
  child.stdin.end();
  expect(await ended).toBe(0);
  expect(channelIds).toHaveLength(2);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetch } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createConnection } from '../../src/sources/connection.ts';
import type { Resolve } from '../../src/sources/guarded-lookup.ts';
import { toNetworkFailure } from '../../src/sources/network-failure.ts';
import { isPublicAddress } from '../../src/sources/public-address.ts';

const SERVICE = { name: 'Hugging Face', urlKey: 'HUGGINGFACE_URL' };

/** A server in this computer's own network, which must not hear of what is not meant for it. */
async function startInside() {
  const heard: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    heard.push(url);
    response.end('[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { heard, port: (server.address() as AddressInfo).port };
}

/** DNS, as whoever stands between may answer. */
const leadsTo =
  (...addresses: readonly string[]): Resolve =>
  (_name, _options, found) =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

interface Asking {
  readonly urls?: readonly string[];
  readonly resolve?: Resolve;
  readonly proxy?: string;
}

async function ask(url: string, given: Asking = {}) {
  const options = { urls: [url], resolve: leadsTo('127.0.0.1'), ...given };
  const dispatcher = createConnection({ ...options, silenceMs: 500 });
  try {
    return (await fetch(url, { dispatcher })).status;
  } catch (error) {
    return toNetworkFailure(error, SERVICE).message;
  } finally {
    await dispatcher.destroy();
  }
}

describe('a name of a public service', () => {
  test.each(['huggingface.co', 'export.arxiv.org', 'HUGGINGFACE.CO'])(
    'is not asked when %s leads into this computer’s network, and people are told why',
    async (host) => {
      const { heard, port } = await startInside();
      expect(await ask(`http://${host}:${port}/`)).toMatch(
        /^\S+ leads to 127\.0\.0\.1 on this network, .* set HUGGINGFACE_URL\.$/,
      );
      expect(heard).toEqual([]);
    },
  );

  test('is not asked at its public address either when a private one stands beside it', async () => {
    const resolve = leadsTo('8.8.8.8', '::ffff:10.0.0.1');
    expect(await ask('http://huggingface.co:8080/', { resolve })).toContain('::ffff:10.0.0.1');
  });
});

describe('an address of the operator’s own', () => {
  test('may stand in their network: a mirror, or a stand-in', async () => {
    const { heard, port } = await startInside();
    expect(await ask(`http://papers.example:${port}/a`)).toBe(200);
    expect(await ask(`http://127.0.0.1:${port}/b`)).toBe(200);
    expect(heard).toEqual(['/a', '/b']);
  });

  test.each(['169.254.169.254', '::ffff:169.254.169.254', 'fe80::1'])(
    'leads to no address (%s) under which a cloud gives its secrets',
    async (address) => {
      const resolve = leadsTo(address);
      expect(await ask('http://papers.example:8080/', { resolve })).toContain(
        `leads to ${address}`,
      );
    },
  );
});

test('nothing is asked but what is configured, whoever made an address of it', async () => {
  const { heard, port } = await startInside();
  const urls = ['https://huggingface.co', `http://127.0.0.1:${port + 1}`];
  expect(await ask(`http://127.0.0.1:${port}/`, { urls })).toMatch('could not be reached');
  expect(await ask(`http://huggingface.co:${port}/`, { urls })).toMatch('could not be reached');
  expect(heard).toEqual([]);
});

test('through a proxy too, which looks up the names itself', async () => {
  const tunnels: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, socket) => {
    tunnels.push(url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await ask('https://huggingface.co/a', { proxy });
  await ask('https://elsewhere.example/', { proxy, urls: ['https://huggingface.co'] });
  expect(tunnels).toEqual(['huggingface.co:443']);
});

test.each([
  ...['8.8.8.8', '172.32.0.1', '2606:4700::1', '::ffff:8.8.8.8', '64:ff9b::808:808'],
  // What a proxy on the computer gives to public names.
  '198.18.0.5',
])('%s is an address of the public Internet', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ...['0.0.0.0', '10.0.0.1', '100.100.100.200', '127.8.9.10', '169.254.169.254', '172.31.0.1'],
  ...['192.168.1.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::10.0.0.1', 'fe80::1%eth0'],
  ...['fd00::1', 'ff02::1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:a00:1::', '2001:0:1::', ''],
])('"%s" is none', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

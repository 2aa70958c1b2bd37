import { Agent, type Dispatcher, ProxyAgent } from 'undici';

export interface ConnectionOptions {
  /** The base address that is asked. */
  readonly url: string;
  readonly proxy?: string;
  /** The longest silence while connecting, before the headers and within the body; milliseconds. */
  readonly silenceMs: number;
}

/**
 * The pool of connections. The proxy is for https addresses only, as HTTPS_PROXY is everywhere: a
 * stand-in on this machine is asked directly.
 */
export function createConnection({ url, proxy, silenceMs }: ConnectionOptions): Dispatcher {
  const connect = { timeout: silenceMs };
  const timeouts = { headersTimeout: silenceMs, bodyTimeout: silenceMs };
  if (!proxy || !url.startsWith('https:')) return new Agent({ ...timeouts, connect });
  return new ProxyAgent({ ...timeouts, uri: proxy, proxyTls: connect, requestTls: connect });
}

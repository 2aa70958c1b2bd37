import { Agent, type Dispatcher, ProxyAgent } from 'undici';

export interface ConnectionOptions {
  /** The base address that is asked. */
  readonly url: string;
  readonly proxy?: string;
  /** The longest silence while connecting, before the headers and within the body; milliseconds. */
  readonly silenceMs: number;
  /** How many connections to a host may be open at once, if that is limited. */
  readonly most?: number;
}

/**
 * The pool of connections. The proxy is for https addresses only, as HTTPS_PROXY is everywhere: a
 * stand-in on this machine is asked directly.
 */
export function createConnection({ url, proxy, silenceMs, most }: ConnectionOptions): Dispatcher {
  const connect = { timeout: silenceMs };
  const limits = {
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    ...(most !== undefined && { connections: most }),
  };
  if (!proxy || !url.startsWith('https:')) return new Agent({ ...limits, connect });
  return new ProxyAgent({ ...limits, uri: proxy, proxyTls: connect, requestTls: connect });
}

import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';

export interface ConnectionOptions {
  /** The base addresses that are asked; nothing else can be asked through it. */
  readonly urls: readonly string[];
  readonly proxy?: string;
  /** The longest silence while connecting, before the headers and within the body; milliseconds. */
  readonly silenceMs: number;
  /** How many connections to a host may be open at once, if that is limited. */
  readonly most?: number;
  /** The computer's own unless said. */
  readonly resolve?: Resolve;
}

/**
 * The pool of connections. The proxy is for https addresses only, as HTTPS_PROXY is everywhere: a
 * stand-in on this machine is asked directly. What a name leads to is the proxy's to know.
 */
export function createConnection(options: ConnectionOptions): Dispatcher {
  const { urls, proxy, silenceMs, most, resolve } = options;
  const limits = {
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    ...(most !== undefined && { connections: most }),
  };
  const connect = { timeout: silenceMs };
  const pool =
    proxy && urls.every((url) => url.startsWith('https:'))
      ? new ProxyAgent({ ...limits, uri: proxy, proxyTls: connect, requestTls: connect })
      : new Agent({ ...limits, connect: { ...connect, lookup: guardedLookup(resolve) } });
  return pool.compose(onlyTo(urls));
}

/** Refuses everything else, whatever made an address of it. */
function onlyTo(urls: readonly string[]): Dispatcher.DispatcherComposeInterceptor {
  const origins = new Set(urls.map((url) => new URL(url).origin));
  return (dispatch) => (request, handler) => {
    const { origin } = new URL(String(request.origin));
    if (!origins.has(origin)) throw new Error(`${origin} is not configured, and was not asked`);
    return dispatch(request, handler);
  };
}

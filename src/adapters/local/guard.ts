import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { renderRefusal } from './view/refusal.ts';

const MAX_BODY_BYTES = 64 * 1024;
const TOO_BIG = { problem: 'That is more than 64 KB. Send less of it.' };

/**
 * Who may talk to the page. With a password, whoever knows it. Without one, this machine only:
 * the connection must come from a loopback address, under a loopback name (a foreign name that
 * resolves to this machine is how a web site reaches into it), and through no proxy.
 * What changes something must come from the page itself, as JSON.
 */
export function useGuard(routes: Hono, password: string | undefined): void {
  routes
    .use(SECURITY_HEADERS)
    .use(password === undefined ? loopbackOnly : withPassword(password))
    .use(fromThePage)
    .use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.json(TOO_BIG, 413) }));
}

const SECURITY_HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
});

const withPassword = (password: string): MiddlewareHandler =>
  basicAuth({
    realm: 'Paperboy',
    verifyUser: (_name, given) => timingSafeEqual(digest(given), digest(password)),
  });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const local = isLoopbackAddress(remoteAddress(c)) && isLoopbackName(hostOf(c));
  if (local && !isForwarded(c)) return next();
  return c.html(renderRefusal(), 403);
};

const fromThePage: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (!isOwnOrigin(c)) {
    return c.json({ problem: 'Refused: this did not come from the page itself.' }, 403);
  }
  const type = c.req.header('content-type') ?? '';
  if (/^application\/json\s*(?:;|$)/i.test(type)) return next();
  return c.json({ problem: 'Send JSON (content-type: application/json).' }, 415);
};

function isOwnOrigin(c: Context): boolean {
  const origin = c.req.header('origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === hostOf(c)?.host;
}

/** Undefined when there is no peer to see: then nobody is let in. */
function remoteAddress(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
}

function hostOf(c: Context): URL | undefined {
  const address = `http://${c.req.header('host') ?? ''}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

const isForwarded = (c: Context): boolean =>
  ['forwarded', 'x-forwarded-for', 'x-real-ip'].some((name) => c.req.header(name) !== undefined);

const isLoopbackAddress = (address = ''): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === '::1';

const isLoopbackName = (host: URL | undefined): boolean =>
  host !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host.hostname);

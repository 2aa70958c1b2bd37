import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Clock } from '../../core/ports/clock.ts';
import { createGuesses } from './guesses.ts';
import { renderRefusal } from './view/refusal.ts';

const MAX_BODY_BYTES = 64 * 1024;
const TOO_BIG = { problem: 'That is more than 64 KB. Send less of it.' };
const TOO_OFTEN = 'Too many wrong passwords came from here. Wait a minute, and try again.\n';

interface GuardOptions {
  readonly clock: Clock;
  readonly password?: string;
}

/**
 * Who may talk to the page. With a password, whoever knows it. Without one, this machine only:
 * the connection must come from a loopback address, under a loopback name (a foreign name that
 * resolves to this machine is how a web site reaches into it), and through no proxy.
 * What changes something must come from the page itself, as JSON.
 */
export function useGuard(routes: Hono, { clock, password }: GuardOptions): void {
  routes
    .use(SECURITY_HEADERS)
    .use(password === undefined ? loopbackOnly : withPassword(password, clock))
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

function withPassword(password: string, clock: Clock): MiddlewareHandler {
  const guesses = createGuesses(clock.now);
  const asked = basicAuth({
    realm: 'Paperboy',
    verifyUser(_name, given, c) {
      const isRight = timingSafeEqual(digest(given), digest(password));
      if (!isRight) guesses.wrong(remoteAddress(c), digest(given).toString('base64'));
      return isRight;
    },
  });
  return async (c, next) => {
    if (!guesses.isOver(remoteAddress(c))) return asked(c, next);
    return c.text(TOO_OFTEN, 429, { 'retry-after': '60' });
  };
}

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

/** Empty when there is no peer to see: then nobody is taken for this machine. */
function remoteAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

function hostOf(c: Context): URL | undefined {
  const address = `http://${c.req.header('host') ?? ''}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

const isForwarded = (c: Context): boolean =>
  Object.keys(c.req.header()).some((name) =>
    /^(?:forwarded|via|x-forwarded-.*|x-real-ip)$/.test(name),
  );

const isLoopbackAddress = (address: string): boolean =>
  /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === '::1';

const isLoopbackName = (host: URL | undefined): boolean =>
  host !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host.hostname);

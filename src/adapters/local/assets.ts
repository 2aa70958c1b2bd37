import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const;

const FILES = [
  'page.css',
  'message.css',
  'cards.css',
  'composer.css',
  'forms.css',
  'page.js',
  'answers.js',
  'choices.js',
  'composer.js',
  'completion.js',
  'feed.js',
  'forms.js',
  'history.js',
  'live.js',
  'requests.js',
  'favicon.svg',
] as const;

/**
 * The page's own files, read once at start; browsers ask each time whether they changed. They lie
 * beside this file, and beside the program that build.mjs makes of it.
 */
export function assetRoutes(): Hono {
  const routes = new Hono();
  for (const name of FILES) {
    const body = readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES],
      'cache-control': 'no-cache',
      etag,
    };
    routes.get(`/${name}`, (c) =>
      c.req.header('if-none-match') === etag
        ? c.body(null, 304, headers)
        : c.body(body, 200, headers),
    );
  }
  return routes;
}

import { html } from 'hono/html';
import type { Html } from './inline.ts';

/** What visitors from elsewhere get while the page has no password. */
export const renderRefusal = (): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Paperboy answers this machine only</title>
</head>
<body>
<main>
<h1>Paperboy answers this machine only</h1>
<p>This page has no password, so it is shown only to the machine that it runs on, under
<code>localhost</code> or <code>127.0.0.1</code>.</p>
<p>To read it from elsewhere, set <code>PAPERBOY_PASSWORD</code> and start Paperboy again; it
then asks for that password (any user name will do).</p>
</main>
</body>
</html>`;

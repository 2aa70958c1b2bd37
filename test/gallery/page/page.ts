import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { Chapter, Exhibit, Screen } from './exhibit.ts';
import { type Html, prose } from './html.ts';

const STYLES = ['./page.css', '../slack/draw/slack.css', '../discord/draw/discord.css'];

/** The whole page: no script, and nothing that is asked of another host. */
export const renderPage = (chapters: readonly Chapter[]): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Paperboy · what people read</title>
<style>
${STYLES.map((name) => raw(styleSheet(name)))}</style>
</head>
<body>
<header>
<h1>What people read</h1>
<p>Made by <code>npm run gallery</code>: the real program ran against the tests’ stand-ins of
Slack, Discord, Hugging Face and arXiv, on a clock of its own, with the papers of the bundled
sample. What the stand-ins received is drawn here, near enough to the real clients to judge by;
the addresses of the stand-ins are replaced by the real ones.</p>
</header>
<nav><ol>${chapters.map(contents)}</ol></nav>
<main>${chapters.map(renderChapter)}</main>
</body>
</html>
`;

const styleSheet = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const contents = ({ title, exhibits }: Chapter): Html => html`
<li><a href="#${anchorOf(title)}">${title}</a>
<ul>${exhibits.map((one) => html`<li><a href="#${anchorOf(one.title)}">${one.title}</a></li>`)}</ul></li>`;

const renderChapter = ({ title, about, exhibits }: Chapter): Html => html`
<section class="chapter" id="${anchorOf(title)}">
<h2>${title}</h2>
<p>${prose(about)}</p>
${exhibits.map(renderExhibit)}</section>
`;

const renderExhibit = ({ title, caption, screens }: Exhibit): Html => html`
<article class="exhibit" id="${anchorOf(title)}">
<h3>${title}</h3>
<p class="caption">${prose(caption)}</p>
<div class="screens">${screens.map(renderScreen)}</div>
</article>
`;

const renderScreen = ({ place, drawn }: Screen): Html => html`
<figure class="screen ${anchorOf(place)}">
<figcaption>${place}</figcaption>
${drawn}
</figure>`;

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

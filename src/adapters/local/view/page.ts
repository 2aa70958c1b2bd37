import { html } from 'hono/html';
import type { Feed } from '../feed.ts';
import type { StatusLine } from '../status-line.ts';
import type { Html } from './inline.ts';
import { type PostSheet, renderPost } from './post.ts';

export interface PageView {
  readonly feed: Feed;
  readonly status: StatusLine;
  /** The state that the page shows, so that it can ask for what came after. */
  readonly revision: string;
  /** Whether this is an older stretch of the channel, which does not grow. */
  readonly past: boolean;
}

const STYLES = ['page.css', 'message.css', 'cards.css', 'forms.css', 'composer.css'];

/** The whole page. It reads without any script; votes and commands need one. */
export const renderPage = (view: PageView, sheet: PostSheet): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="The day's trending research papers">
<title>Paperboy · #papers</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${STYLES.map(
  (name) => html`<link rel="stylesheet" href="/${name}">
`,
)}<script type="module" src="/page.js"></script>
</head>
<body>
<a class="skip" href="#${view.feed.start ? `m-${view.feed.start}` : 'feed'}">Skip to the newest edition</a>
<a class="skip" href="#command">Skip to the command box</a>
${renderHeader(view.status)}
<main>${renderFeed(view, sheet)}</main>
${COMPOSER}
<p class="unseen" id="announcer" role="status"></p>
</body>
</html>`;

const renderHeader = ({ text, tone }: StatusLine): Html => html`<header class="top">
<h1><img src="/favicon.svg" alt="" width="24" height="24">Paperboy <span class="channel"><span class="unseen">in </span>#papers</span></h1>
<p class="status" id="status" role="status" data-tone="${tone}">${text}</p>
</header>`;

function renderFeed({ feed, revision, past }: PageView, sheet: PostSheet): Html {
  const { posts, start, earlier, waiting } = feed;
  return html`<div id="feed" data-revision="${revision}"${past && html` data-past`}${
    start !== undefined && html` data-start="m-${start}"`
  }>
${earlier !== undefined && html`<p class="turn"><a href="/?before=${earlier}" rel="prev">Earlier</a></p>`}
${waiting && WAITING}${past && posts.length === 0 && NOTHING_OLDER}
${posts.map((post) => renderPost(post, sheet))}
${past && html`<p class="turn"><a href="/">Back to the newest</a></p>`}
</div>`;
}

/** Hidden by the style sheet as soon as an edition stands beside it. */
const WAITING = html`<div class="empty waiting" aria-live="polite">
<img src="/favicon.svg" alt="" width="40" height="40">
<p class="promise">The first edition is on its way</p>
<p>It appears here by itself as soon as it is ready.</p></div>`;

const NOTHING_OLDER = html`<p class="empty">There is nothing older in this channel.</p>`;

const COMPOSER = html`<footer class="composer">
<button type="button" id="unread" hidden>New message <span aria-hidden="true">↓</span></button>
<noscript><p>Votes and commands need JavaScript; reading does not.</p></noscript>
<form id="composer" autocomplete="off">
<label class="unseen" for="command">Command</label>
<ul id="completions" role="listbox" aria-label="Completions" hidden></ul>
<input id="command" name="text" type="text" role="combobox" required
 placeholder="/papers search diffusion planning" aria-autocomplete="list" aria-expanded="false"
 aria-controls="completions" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="send">
<button type="submit">Send</button>
</form></footer>`;

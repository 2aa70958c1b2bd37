import { Hono } from 'hono';
import type { LocalChannelStore } from '../../../core/ports/stores/local-channel.ts';
import type { Broadcast } from '../broadcast.ts';
import { loadFeed } from '../feed.ts';
import type { StatusWatch } from '../status.ts';
import { renderPage } from '../view/page.ts';
import type { PostSheet } from '../view/post.ts';

interface PageDeps {
  readonly store: LocalChannelStore;
  readonly broadcast: Broadcast;
  readonly statusWatch: StatusWatch;
  readonly sheet: PostSheet;
}

/** The page, an older stretch of it (`/?before=MOMENT`), and links to single messages. */
export function pageRoutes({ store, broadcast, statusWatch, sheet }: PageDeps): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const before = toMoment(c.req.query('before'));
    // Read first: what happens while the page is put together is then sent again, not missed.
    const revision = broadcast.revision();
    const [feed, status] = await Promise.all([loadFeed(store, before), statusWatch.read()]);
    c.header('cache-control', 'no-store');
    return c.html(renderPage({ feed, status, revision, past: before !== undefined }, sheet));
  });

  routes.get('/messages/:id', async (c) => {
    const id = c.req.param('id');
    const message = await store.get(id);
    if (!message) return c.text('This message is not in the channel (any more).', 404);
    const parent = message.thread === undefined ? message : await store.get(message.thread);
    const { posts } = await loadFeed(store);
    const onFirstPage = posts.some((post) => post.message.id === parent?.id);
    const page = onFirstPage || !parent ? '/' : `/?before=${parent.postedAt + 1}`;
    return c.redirect(`${page}#m-${id}`);
  });

  return routes;
}

function toMoment(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

import type { App } from '@slack/bolt';
import { SLACK } from '../refs.ts';
import { renderPreview } from '../render/preview.ts';
import { askerOf } from './asker.ts';
import type { InteractionDependencies } from './route.ts';

/** Shows under a message what the papers are that it links to. */
export function attachLinks(app: App, dependencies: InteractionDependencies): void {
  const { identity, api, logger, handlers, track } = dependencies;

  app.event('link_shared', async ({ event }) => {
    const { channel, user, message_ts, links } = event;
    // What somebody is still writing may never be sent.
    if (event.source === 'composer') return;
    const asker = askerOf(identity.team, user, channel);
    const show = async () => {
      const previews = await handlers()?.links(
        links.map(({ url }) => url),
        asker,
      );
      if (!previews || previews.size === 0) return;
      const unfurls = [...previews].map(([url, message]) => [
        url,
        { blocks: renderPreview(message) },
      ]);
      await api.write('chat.unfurl', {
        channel,
        ts: message_ts,
        unfurls: Object.fromEntries(unfurls),
      });
    };
    const showing = show().catch((error: unknown) =>
      logger.warn({ platform: SLACK, kind: 'links', err: error }, 'not shown'),
    );
    track(showing);
    await showing;
  });
}

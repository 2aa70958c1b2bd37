import type { App } from '@slack/bolt';
import type { Handlers } from '../../core/ports/chat-platform.ts';
import type { Logger } from '../../core/ports/logger.ts';
import { toEmoji } from './emoji.ts';
import type { Identity } from './identity.ts';
import { channelOf, personOf, SLACK, toRef } from './refs.ts';

interface EventDependencies {
  readonly identity: Identity;
  readonly logger: Logger;
  /** Undefined once the platform is stopped. */
  handlers(): Handlers | undefined;
}

interface Reaction {
  readonly user: string;
  readonly reaction: string;
  readonly item: { readonly type: string; readonly channel: string; readonly ts: string };
}

/** Tells the core what happens on Slack, besides what people ask for. */
export function attachEvents(app: App, { identity, logger, handlers }: EventDependencies): void {
  const { team, botUser } = identity;

  /** Bolt acknowledges an event before we hear of it: what was not stored is read again. */
  async function handle(event: string, task: Promise<void> | undefined): Promise<void> {
    try {
      await task;
    } catch (error) {
      logger.error({ platform: SLACK, event, err: error }, 'not handled');
      handlers()?.gap();
    }
  }

  async function tell(change: 'added' | 'removed', event: Reaction, isLate: boolean) {
    const emoji = toEmoji(event.reaction);
    if (event.item.type !== 'message' || event.user === botUser || emoji === undefined) return;
    const message = toRef({ team, ...event.item });
    const person = personOf(team, event.user);
    await handlers()?.reaction({ message, person, emoji, change });
    // What was sent again may have been overtaken by what happened since.
    if (isLate) await handlers()?.recount(message);
  }
  const isRepeated = ({ retryNum = 0 }: { readonly retryNum?: number }) => retryNum > 0;
  app.event('reaction_added', ({ event, context }) =>
    handle(event.type, tell('added', event as Reaction, isRepeated(context))),
  );
  app.event('reaction_removed', ({ event, context }) =>
    handle(event.type, tell('removed', event as Reaction, isRepeated(context))),
  );

  const gone = (channel: string, reason: string) =>
    handlers()?.gone(channelOf(team, channel), reason);
  const archived = 'The channel is archived.';
  const deleted = 'The channel was deleted.';
  const left = 'Paperboy was removed from this channel. To have it back: /invite @Paperboy';
  for (const type of ['channel_archive', 'group_archive'] as const) {
    app.event(type, ({ event }) => handle(type, gone(event.channel, archived)));
  }
  for (const type of ['channel_deleted', 'group_deleted'] as const) {
    app.event(type, ({ event }) => handle(type, gone(event.channel, deleted)));
  }
  for (const type of ['channel_left', 'group_left'] as const) {
    app.event(type, ({ event }) => handle(type, gone(event.channel, left)));
  }
  for (const type of ['channel_unarchive', 'group_unarchive'] as const) {
    app.event(type, async () => handlers()?.gap());
  }
  app.event('member_joined_channel', async ({ event }) => {
    // What happened in a channel that the bot was not in was not told.
    if (event.user === botUser) handlers()?.gap();
  });

  const removed = 'Paperboy was removed from this workspace. Install the app again.';
  const workspace = { platform: SLACK, workspace: team };
  app.event('app_uninstalled', ({ event }) =>
    handle(event.type, handlers()?.gone(workspace, removed)),
  );
}

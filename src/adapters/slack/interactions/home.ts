import type { App } from '@slack/bolt';
import { keepAll } from '../../../core/message/controls/kept-actions.ts';
import { SLACK } from '../refs.ts';
import { renderHome } from '../render/view.ts';
import { askerOf } from './asker.ts';
import type { InteractionDependencies } from './route.ts';

/** Shows somebody their own page, made anew each time they open it. */
export function attachHome(app: App, dependencies: InteractionDependencies): void {
  const { identity, actions, api, clock, directory, logger, handlers, track } = dependencies;

  async function publish(user: string): Promise<void> {
    const message = await handlers()?.home(askerOf(identity.team, user));
    if (!message) return;
    const names = await directory.namesIn(message);
    const { view, kept } = renderHome(message, { names, details: true });
    await keepAll(actions, kept, clock.now());
    await api.write('views.publish', { user_id: user, view });
  }

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const publishing = publish(event.user).catch((error: unknown) =>
      logger.warn({ platform: SLACK, kind: 'home', err: error }, 'not shown'),
    );
    track(publishing);
    await publishing;
  });
}

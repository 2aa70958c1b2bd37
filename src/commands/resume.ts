import type { Subscription } from '../core/edition/model.ts';
import { actions, bold, message, plain, text } from '../core/message/build.ts';
import { toAction } from './answers/actions.ts';
import { explainProblem } from './answers/explain-problem.ts';
import { nextEdition } from './answers/next-edition.ts';
import { requireSubscription, saveSubscription } from './answers/stored-subscription.ts';
import { freeRun } from './answers/timetable.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private, as pausing is. */
export const resume = defineCommand({
  name: 'resume',
  summary: 'Let this channel’s editions go on after a pause',
  visibility: 'private',
  permission: 'manage',
  options: [],
  examples: ['resume'],

  async run(_, context): Promise<Answer> {
    const before = requireSubscription(context);
    const { standing, nextRunAt } = before;
    const isDue = standing.state === 'active' && nextRunAt <= context.clock.now();
    const after: Subscription = {
      ...before,
      ...(isDue ? {} : await freeRun(before, context)),
      standing: { state: 'active' },
    };
    const wasComing = standing.state === 'active' && after.nextRunAt === nextRunAt;
    if (!wasComing) await saveSubscription(after, context);
    const news = wasComing ? 'Nothing was paused in this channel.' : 'Editions go on here.';
    return {
      message: message(
        ...explainProblem(await context.chat.channelProblem(after)),
        text(bold(news), plain(' '), ...nextEdition({ ...context, subscription: after })),
        actions({ label: 'Settings', action: toAction('settings') }),
      ),
    };
  },
});

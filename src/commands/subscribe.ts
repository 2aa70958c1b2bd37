import type { Subscription, SubscriptionSettings } from '../core/edition/model.ts';
import { actions, bold, code, footnote, message, plain, text } from '../core/message/build.ts';
import type { Block } from '../core/message/model.ts';
import { localDate } from '../core/schedule/dates.ts';
import { firstRun } from '../core/schedule/next-run.ts';
import { formatZone } from '../core/schedule/zones/offsets.ts';
import { toAction } from './answers/actions.ts';
import { describeSettings } from './answers/describe-settings.ts';
import { explainProblem } from './answers/explain-problem.ts';
import { nextEdition } from './answers/next-edition.ts';
import { givenSettings, SETTING_OPTIONS } from './answers/setting-options.ts';
import { saveSubscription } from './answers/stored-subscription.ts';
import { changedRun, freeRun } from './answers/timetable.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';
import { slash } from './text/wording.ts';

/** Private: the channel sees it when the first edition comes. */
export const subscribe = defineCommand({
  name: 'subscribe',
  summary: 'Bring an edition to this channel, at your time and on your days',
  visibility: 'private',
  permission: 'manage',
  options: SETTING_OPTIONS,
  examples: [
    'subscribe',
    'subscribe 9am Berlin mon-fri',
    'subscribe time:17:00 zone:London count:3 topics:"diffusion, world model, -medical"',
  ],

  async run(args, context): Promise<Answer> {
    const given = givenSettings(args);
    const { subscription: before } = context;
    const after = before
      ? await renew(before, given, context)
      : await begin({ ...context.defaults, zone: context.zone, ...given }, context);
    const problem = await context.chat.channelProblem(after);
    const news = before ? newsOf(before, given) : 'This channel is subscribed.';
    return {
      message: message(
        ...explainProblem(problem),
        text(bold(news), plain(` It gets ${describeSettings(after)}.`)),
        text(...nextEdition({ ...context, subscription: after })),
        ...(before || given.zone ? [] : [zoneNote(after)]),
        await buttons(after, !problem?.blocking, context),
      ),
    };
  },
});

/** Takes the place of a subscription that was ended, whose editions the channel has had. */
async function begin(
  settings: SubscriptionSettings,
  context: CommandContext,
): Promise<Subscription> {
  const { asker, subscriptions, clock } = context;
  const { platform, workspace, id } = asker.channel;
  const stored = await subscriptions.put({
    ...settings,
    ...firstRun(clock.now(), settings),
    id: `${platform}/${workspace}/${id}`,
    channel: asker.channel,
    standing: { state: 'active' },
    by: asker.person,
  });
  const free = await freeRun(stored, context);
  if (free.nextDate === stored.nextDate) return stored;
  const moved = { ...stored, ...free };
  await saveSubscription(moved, context);
  return moved;
}

/** Changes only what is given, and lets a channel go on that was paused or stopped. */
async function renew(
  before: Subscription,
  given: Partial<SubscriptionSettings>,
  context: CommandContext,
): Promise<Subscription> {
  const after: Subscription = {
    ...before,
    ...given,
    standing: { state: 'active' },
    by: context.asker.person,
  };
  const wasActive = before.standing.state === 'active';
  const run = wasActive ? await changedRun(before, after, context) : await freeRun(after, context);
  const renewed = { ...after, ...run };
  await saveSubscription(renewed, context);
  return renewed;
}

function newsOf({ standing }: Subscription, given: Partial<SubscriptionSettings>): string {
  if (standing.state !== 'active') return 'Editions go on in this channel.';
  return Object.keys(given).length > 0
    ? 'This channel was subscribed already; what you gave is changed.'
    : 'This channel was subscribed already; nothing has changed.';
}

const zoneNote = ({ zone }: Subscription): Block =>
  footnote(
    plain(`No time zone was given, so it is ${formatZone(zone)}. To change it: `),
    code(slash('settings zone:London')),
  );

async function buttons(
  { id, zone }: Subscription,
  canPost: boolean,
  { editions, clock }: CommandContext,
): Promise<Block> {
  const had = await editions.ofDate(id, localDate(clock.now(), zone));
  return actions(
    ...(had || !canPost ? [] : [{ label: 'Post today’s now', action: toAction('post') }]),
    { label: 'Settings', action: toAction('settings') },
  );
}

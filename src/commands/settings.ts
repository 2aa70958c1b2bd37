import type { Subscription, SubscriptionSettings } from '../core/edition/model.ts';
import { bold, message, text } from '../core/message/build.ts';
import { explainProblem } from './answers/explain-problem.ts';
import { requireManager } from './answers/require-manager.ts';
import { givenSettings, SETTING_OPTIONS, settingArgs } from './answers/setting-options.ts';
import { settingsForm } from './answers/settings-form.ts';
import { FOR_MANAGERS, settingsBlocks, settingsControls } from './answers/settings-page.ts';
import { requireSubscription, saveSubscription } from './answers/stored-subscription.ts';
import { changedRun } from './answers/timetable.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

/** Anybody may read them; who changes them needs to manage the channel. Private, as asking is. */
export const settings = defineCommand({
  name: 'settings',
  summary: 'This channel’s settings: all of them, or change some',
  visibility: 'private',
  options: SETTING_OPTIONS,
  examples: ['settings', 'settings 8:30', 'settings count:8 topics:"robotics, -medical"'],

  async run(args, context): Promise<Answer> {
    const given = givenSettings(args);
    if (Object.keys(given).length > 0) return change(given, context);
    const subscription = requireSubscription(context);
    // Both at once: a platform that opens the form waits for it, but not for long.
    const [mayChange, problem] = await Promise.all([
      context.chat.mayManage(context.asker),
      context.chat.channelProblem(subscription),
    ]);
    return {
      message: message(
        ...explainProblem(problem),
        ...settingsBlocks(subscription, context),
        ...(mayChange ? settingsControls(subscription) : [FOR_MANAGERS]),
      ),
      ...(mayChange && { form: settingsForm(subscription) }),
    };
  },
});

async function change(
  given: Partial<SubscriptionSettings>,
  asked: CommandContext,
): Promise<Answer> {
  const context = await requireManager(asked, 'change its settings');
  const before = requireSubscription(context);
  const wanted = { ...before, ...given };
  const changed = differences(before, wanted);
  const after = changed.length > 0 ? await save(before, wanted, context) : before;
  const news =
    changed.length > 0 ? `Changed: ${changed.join(', ')}.` : 'Nothing changed: it was so before.';
  return {
    message: message(
      text(bold(news)),
      ...explainProblem(await context.chat.channelProblem(after)),
      ...settingsBlocks(after, context),
      ...settingsControls(after),
    ),
  };
}

/** The names of settings that are not the same. */
function differences(a: SubscriptionSettings, b: SubscriptionSettings): readonly string[] {
  const others: Readonly<Record<string, unknown>> = settingArgs(b);
  return Object.entries(settingArgs(a)).flatMap(([name, value]) =>
    value === others[name] ? [] : [name],
  );
}

async function save(before: Subscription, wanted: Subscription, context: CommandContext) {
  const run = await changedRun(before, wanted, context);
  const after: Subscription = { ...wanted, ...run, by: context.asker.person };
  await saveSubscription(after, context);
  return after;
}

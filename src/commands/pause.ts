import type { Subscription } from '../core/edition/model.ts';
import { actions, bold, message, plain, text } from '../core/message/build.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { toAction } from './answers/actions.ts';
import { nextEdition } from './answers/next-edition.ts';
import { requireSubscription, saveSubscription } from './answers/stored-subscription.ts';
import { freeRun } from './answers/timetable.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: whoever pauses tells the channel why, if they like. */
export const pause = defineCommand({
  name: 'pause',
  summary: 'Hold this channel’s editions back, until a day or until you resume',
  visibility: 'private',
  permission: 'manage',
  options: [
    { name: 'until', summary: 'the first day on which an edition may come again', kind: 'until' },
  ],
  examples: ['pause', 'pause monday', 'pause until:2w'],

  async run({ until }, context): Promise<Answer> {
    const before = requireSubscription(context);
    const paused: Subscription =
      until === undefined
        ? { ...before, standing: { state: 'paused' } }
        : { ...before, ...(await freeRun(before, context, until)), standing: goesOn(before) };
    await saveSubscription(paused, context);
    const news =
      until === undefined
        ? [bold('Editions are paused.'), plain(' None comes until somebody uses /papers resume.')]
        : [
            bold(`No edition comes before ${formatDay(until)}.`),
            plain(' '),
            ...nextEdition({ ...context, subscription: paused }),
          ];
    return {
      message: message(text(...news), actions({ label: 'Resume now', action: toAction('resume') })),
    };
  },
});

/** A pause with an end takes the place of one without; a refused channel stays refused. */
const goesOn = ({ standing }: Subscription): Subscription['standing'] =>
  standing.state === 'stopped' ? standing : { state: 'active' };

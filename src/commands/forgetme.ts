import { bold, message, plain, text } from '../core/message/build.ts';
import { describeKnown } from '../core/people/describe-known.ts';
import { type Answer, defineCommand } from './define.ts';
import { NOTHING_KEPT } from './mydata.ts';
import { list } from './text/wording.ts';

/** The deed that `forget` asks about. */
export const forgetme = defineCommand({
  name: 'forgetme',
  summary: 'Delete everything that Paperboy keeps of you',
  visibility: 'private',
  hidden: true,
  options: [],
  examples: [],

  async run(_, { people, asker, clock }): Promise<Answer> {
    const amounts = describeKnown(await people.known(asker.person));
    if (amounts.length === 0) return { message: message(text(plain(NOTHING_KEPT))) };
    await people.forget(asker.person, clock.now());
    return {
      message: message(
        text(
          bold('Paperboy has forgotten you.'),
          plain(` Deleted: ${list(amounts, 'conjunction')}.`),
        ),
        text(plain(WHAT_STAYS)),
      ),
    };
  },
});

const WHAT_STAYS =
  'Reactions that you gave still stand on the messages until you take them away there, and no longer ' +
  'count. Backups from before hold what was deleted until newer ones take their place. Whatever ' +
  'you do with Paperboy from now on is kept as before.';

import { actions, bold, message, plain, text } from '../core/message/build.ts';
import { describeKnown } from '../core/people/describe-known.ts';
import { toAction } from './answers/actions.ts';
import { type Answer, defineCommand } from './define.ts';
import { NOTHING_KEPT } from './mydata.ts';
import { list } from './text/wording.ts';

/** Private, and only asks: the button does it. */
export const forget = defineCommand({
  name: 'forget',
  summary: 'Have everything deleted that Paperboy keeps of you',
  visibility: 'private',
  options: [
    { name: 'who', summary: 'only yourself', kind: 'choice', choices: ['me'], default: 'me' },
  ],
  details: [
    'Your votes, reactions and saved papers are deleted, after you were asked once more. What was ' +
      'posted stays, and so do the channels that you subscribed, without your name.',
  ],
  examples: ['forget me'],

  async run(_, { people, asker }): Promise<Answer> {
    const amounts = describeKnown(await people.known(asker.person));
    if (amounts.length === 0) return { message: message(text(plain(NOTHING_KEPT))) };
    return {
      message: message(
        text(
          bold('Shall Paperboy forget you? '),
          plain(`It keeps ${list(amounts, 'conjunction')}.`),
        ),
        text(plain('What is deleted can’t be brought back, and your votes no longer count.')),
        actions({ label: 'Forget me', action: toAction('forgetme') }),
      ),
    };
  },
});

import {
  actions,
  channel,
  footnote,
  heading,
  message,
  plain,
  rows,
  text,
} from '../core/message/build.ts';
import type { Block } from '../core/message/model.ts';
import { describeKnown } from '../core/people/describe-known.ts';
import type { Known } from '../core/ports/stores/people.ts';
import { toAction, toNextPage } from './answers/actions.ts';
import { joinSpans } from './answers/join-spans.ts';
import { ownItems } from './answers/own-items.ts';
import { type Answer, defineCommand } from './define.ts';
import { list } from './text/wording.ts';

const PAGE = 10;

/** Private: it is about the one who asks. */
export const mydata = defineCommand({
  name: 'mydata',
  summary: 'Everything that Paperboy keeps of you',
  visibility: 'private',
  options: [],
  examples: ['mydata'],

  async run(_, context): Promise<Answer> {
    const { people, asker, offset } = context;
    const known = await people.known(asker.person);
    const end = offset + PAGE;
    const page = await ownItems(known.items.slice(offset, end), context);
    return {
      message: message(
        ...(offset === 0 ? summary(known) : []),
        ...(page.length > 0 ? [rows(page)] : []),
        ...(offset === 0 ? [footnote(plain(NOT_KEPT))] : []),
        ...(offset === 0 && describeKnown(known).length > 0 ? [DELETE] : []),
      ),
      ...(known.items.length > end && { more: toNextPage('mydata', {}, end) }),
    };
  },
});

function summary(known: Known): readonly Block[] {
  const amounts = describeKnown(known);
  if (amounts.length === 0) return [text(plain(NOTHING_KEPT))];
  const named = joinSpans(known.channels.map((one) => [channel(one)]));
  return [
    heading('What Paperboy keeps of you'),
    text(plain(`${list(amounts, 'conjunction')}.`)),
    ...(named.length > 0 ? [text(plain('You changed these settings last: '), ...named)] : []),
  ];
}

export const NOTHING_KEPT = 'Paperboy keeps nothing of you.';

const NOT_KEPT = 'Names, messages, what you search for and which commands you use are never kept.';

const DELETE = actions({ label: 'Have it deleted', action: toAction('forget', { who: 'me' }) });

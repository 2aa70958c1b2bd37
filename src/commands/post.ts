import type { Edition } from '../core/edition/model.ts';
import { bold, link, message, plain, text, time } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Block, Spans } from '../core/message/model.ts';
import { explainProblem } from './answers/explain-problem.ts';
import { nextEdition } from './answers/next-edition.ts';
import { outcomeSentence } from './answers/outcome.ts';
import { postedHere } from './answers/posted-here.ts';
import { requireSubscription } from './answers/stored-subscription.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: the edition itself is what the channel sees. */
export const post = defineCommand({
  name: 'post',
  summary: 'Post today’s edition in this channel now, if it has not come yet',
  visibility: 'private',
  permission: 'manage',
  options: [],
  examples: ['post'],

  async run(_, context): Promise<Answer> {
    const subscription = requireSubscription(context);
    const problem = await context.chat.channelProblem(subscription);
    if (problem?.blocking) return { message: message(...explainProblem(problem)) };
    const posted = await context.postNow(subscription);
    const after = (await context.subscriptions.ofChannel(subscription.channel)) ?? subscription;
    const next = text(...nextEdition({ ...context, subscription: after }));
    return { message: message(await answer(posted, context), next) };
  },
});

async function answer(
  posted: Awaited<ReturnType<CommandContext['postNow']>>,
  context: CommandContext,
): Promise<Block> {
  switch (posted.outcome) {
    case 'planned':
      return text(bold(`Posting ${counted(posted.papers, 'paper')} now.`));
    case 'posted before':
      return text(...(await before(posted.edition, context)));
    default:
      return text(bold('There is nothing to post now. '), plain(posted.notice));
  }
}

async function before(edition: Edition, context: CommandContext): Promise<Spans> {
  const [first] = edition.papers;
  if (!first) {
    return [bold('Today’s edition is decided already. '), plain(outcomeSentence(edition.outcome))];
  }
  const made = [
    bold('Today’s edition has come already. '),
    plain(`It holds ${counted(edition.papers.length, 'paper')} and was made `),
    time(edition.plannedAt, context.zone),
  ];
  const url = await postedHere(first.paperId, edition, context);
  return url ? [...made, plain('. '), link('Go to it', url)] : [...made, plain('.')];
}

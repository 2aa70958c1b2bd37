import { actions, code, footnote, heading, message, plain, rows } from '../core/message/build.ts';
import type { Block, Message } from '../core/message/model.ts';
import { toAction } from './answers/actions.ts';
import { NOTHING_SAVED, savedPapers, savedTitle } from './answers/saved-papers.ts';
import {
  NO_SUBSCRIPTIONS,
  subscriptionRow,
  subscriptionsTitle,
} from './answers/subscription-row.ts';
import { nobodyVoted, topPapers, topTitle } from './answers/top-papers.ts';
import type { CommandContext } from './context.ts';
import { slash } from './text/wording.ts';

const MOST_PAPERS = 5;
const MOST_CHANNELS = 10;

/** Somebody's own page: what the team voted for, what they saved, which channels get editions. */
export async function homePage(context: CommandContext): Promise<Message> {
  const sections = await Promise.all([
    teamVotes(context),
    ownList(context),
    channels(context),
    HOW_TO_START,
  ]);
  const parts = sections.map((section, index): readonly Block[] =>
    index === 0 ? section : [{ type: 'divider' }, ...section],
  );
  return message(...parts.flat());
}

async function teamVotes(context: CommandContext): Promise<readonly Block[]> {
  const { found } = await topPapers('week', { offset: 0, limit: MOST_PAPERS }, context);
  const list = found.length > 0 ? rows(found, { ordered: true }) : nobodyVoted('week', context);
  return [heading(topTitle('week')), list];
}

async function ownList(context: CommandContext): Promise<readonly Block[]> {
  const { found, total } = await savedPapers({ offset: 0, limit: MOST_PAPERS }, context);
  if (found.length === 0) return [heading('Your list'), NOTHING_SAVED];
  const all = actions({ label: 'Show all', action: toAction('saved') });
  return [heading(savedTitle(total)), rows(found), ...(total > MOST_PAPERS ? [all] : [])];
}

async function channels(context: CommandContext): Promise<readonly Block[]> {
  const all = await context.subscriptions.ofWorkspace(context.asker.channel);
  if (all.length === 0) return [heading('Channels with editions'), NO_SUBSCRIPTIONS];
  const shown = all.slice(0, MOST_CHANNELS);
  const more = all.length - shown.length;
  return [
    heading(subscriptionsTitle(all.length)),
    rows(shown.map((subscription) => subscriptionRow(subscription, context))),
    ...(more > 0 ? [footnote(plain(`And ${more} more: /papers subscriptions lists all.`))] : []),
  ];
}

const step = (line: string, what: string) => ({
  title: [code(slash(line))],
  detail: [plain(what)],
});

const HOW_TO_START: readonly Block[] = [
  heading('How to start'),
  rows([
    step('subscribe', 'in a channel, brings it the papers of the day'),
    step('search diffusion models', 'looks for papers'),
    step('help', 'lists all commands'),
  ]),
];

import { actions, bold, emoji, link, message, plain, text } from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Block, Spans } from '../core/message/model.ts';
import { paperLinks } from '../core/paper/identity.ts';
import type { Paper } from '../core/paper/model.ts';
import type { Expressions, ReactionAt } from '../core/ports/stores/votes.ts';
import { toAction } from './answers/actions.ts';
import { PAPER, resolvePaper } from './answers/resolve-paper.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

const MOST_LINKS = 5;

/** Private: the paper's message shows the count, and `top` is for all to see. */
export const vote = defineCommand({
  name: 'vote',
  summary: 'Vote for a paper, or take your vote back',
  visibility: 'private',
  options: [
    PAPER,
    {
      name: 'change',
      summary: 'add your vote, remove it, or toggle between the two',
      kind: 'choice',
      choices: ['add', 'remove', 'toggle'],
      default: 'add',
    },
  ],
  examples: ['vote 2401.01234', 'vote 2401.01234 remove'],

  async run({ paper: named, change }, context): Promise<Answer> {
    const { paper, isGuess } = await resolvePaper(named, context);
    const before = await expressionsOf(paper, context);
    const isAdding = change === 'add' || (change === 'toggle' && !stands(before));
    if (isGuess) return { message: message(...ask(paper, isAdding)) };
    const news = isAdding
      ? await add(paper, before, context)
      : await remove(paper, before, context);
    return {
      message: message(
        text(...news),
        text(titleLink(paper), plain(await votesFor(paper, context))),
        // A vote that stands by a reaction is taken back at that reaction, not here.
        ...(isAdding || before.reactions.length === 0 ? [undo(paper, isAdding)] : []),
      ),
    };
  },
});

const undo = ({ id }: Paper, wasAdded: boolean): Block =>
  actions({
    label: wasAdded ? 'Take it back' : 'Vote',
    action: toAction('vote', { paper: id, change: wasAdded ? 'remove' : 'add' }),
  });

/** Words may have found another paper than the one that is meant. */
const ask = (paper: Paper, isAdding: boolean): readonly Block[] => [
  text(plain('Do you mean '), titleLink(paper), plain('?')),
  actions(
    {
      label: isAdding ? 'Vote for it' : 'Take my vote back',
      action: toAction('vote', { paper: paper.id, change: isAdding ? 'add' : 'remove' }),
    },
    { label: 'Show it', action: toAction('show', { paper: paper.id }) },
  ),
];

const titleLink = ({ id, title }: Paper) => link(title, paperLinks(id).abstract);

const stands = ({ ballots, reactions }: Expressions): boolean =>
  ballots.length + reactions.length > 0;

function expressionsOf({ id }: Paper, { votes, electorateOf, asker }: CommandContext) {
  return votes.expressions(electorateOf(asker.channel), asker.person, id);
}

async function add(
  { id: paperId }: Paper,
  before: Expressions,
  { votes, asker, origin, clock, voted }: CommandContext,
): Promise<Spans> {
  await votes.cast({ person: asker.person, paperId, origin, at: clock.now() });
  voted(paperId);
  return stands(before)
    ? [bold('You voted for this paper before.'), plain(' It counts once.')]
    : [bold('Your vote is counted.')];
}

async function remove(
  { id }: Paper,
  { ballots, reactions }: Expressions,
  context: CommandContext,
): Promise<Spans> {
  if (ballots.length > 0) {
    const { votes, electorateOf, asker } = context;
    await votes.withdraw(electorateOf(asker.channel), asker.person, id);
    context.voted(id);
  }
  if (reactions.length > 0) return stillStanding(reactions, context);
  const had = ballots.length > 0;
  return [bold(had ? 'Your vote is taken back.' : 'There was no vote of yours to take back.')];
}

/** Only the person can take a reaction back, and only where it is. */
async function stillStanding(
  reactions: readonly ReactionAt[],
  { chat }: CommandContext,
): Promise<Spans> {
  const places = await Promise.all(
    reactions.slice(0, MOST_LINKS).map(async ({ channel, message: ref, emoji: reaction }) => {
      const url = await chat.permalink(channel.platform, ref);
      const place = url ? link('this message', url) : plain('a message of an edition');
      return [emoji(reaction), plain(' on '), place];
    }),
  );
  return [
    bold('Your vote still counts, through your reaction. '),
    plain('To take it back, remove '),
    ...places.flatMap((place, index) => (index === 0 ? place : [plain(', '), ...place])),
    plain('.'),
  ];
}

async function votesFor({ id }: Paper, { votes, electorateOf, asker }: CommandContext) {
  const tally = await votes.tally(electorateOf(asker.channel), [id]);
  const total = tally.get(id) ?? 0;
  return ` has ${total > 0 ? counted(total, 'vote') : 'no votes'} from your team.`;
}

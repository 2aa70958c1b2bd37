import type { Action, Block, PaperBlock } from '../../../core/message/model.ts';
import { webAddress } from '../../../core/message/web-address.ts';
import type { PaperId } from '../../../core/paper/identity.ts';
import { LIMITS } from '../limits.ts';

type Actions = Extract<Block, { readonly type: 'actions' }>;

/** What the buttons of a message say of the papers in it, so that these needn't say it again. */
export interface PaperButtons {
  /** Votes that a button for voting shows; undefined for every other one. */
  votesBy(action: Action): number | undefined;
  /** Where the last button of a block leads: to its paper. */
  pdfBeside(block: Actions): string | undefined;
  showVotes(paper: PaperBlock): boolean;
  leadToPdf(paper: PaperBlock): boolean;
}

export function paperButtons(blocks: readonly Block[]): PaperButtons {
  const papers = new Map(
    blocks.flatMap((block) => (block.type === 'paper' ? [[block.id, block] as const] : [])),
  );
  const rows = blocks.filter((block) => block.type === 'actions');
  const voted = new Set(
    rows.flatMap((row) =>
      row.actions.flatMap(({ action }) => (isVote(action) ? paperOf(action) : [])),
    ),
  );
  const beside = new Map<PaperId, Actions>();
  for (const row of rows) {
    const id = onlyPaperOf(row);
    if (id !== undefined && !beside.has(id)) beside.set(id, row);
  }

  const pdfOf = (paper: PaperBlock | undefined): string | undefined => {
    const url = paper?.links.find(({ kind }) => kind === 'pdf')?.url;
    return url === undefined ? undefined : webAddress(url, LIMITS.url);
  };

  return {
    votesBy: (action) =>
      isVote(action) ? (papers.get(action.args.paper ?? '')?.votes ?? 0) : undefined,
    pdfBeside(block) {
      const id = onlyPaperOf(block);
      const isFirst = id !== undefined && beside.get(id) === block;
      return isFirst ? pdfOf(papers.get(id)) : undefined;
    },
    showVotes: ({ id }) => voted.has(id),
    leadToPdf: (paper) => beside.has(paper.id) && pdfOf(paper) !== undefined,
  };
}

/** Taking a vote back is no way to see how many there are. */
const isVote = ({ name, args }: Action): boolean => name === 'vote' && args.change !== 'remove';

const paperOf = ({ args }: Action): readonly PaperId[] =>
  args.paper === undefined ? [] : [args.paper];

/** The paper that all buttons of a block are for. */
function onlyPaperOf({ actions }: Actions): PaperId | undefined {
  const [id, ...others] = new Set(actions.flatMap(({ action }) => paperOf(action)));
  return others.length > 0 ? undefined : id;
}

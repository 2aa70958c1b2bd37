import type { EditionDraft, LeftOut, Stage } from '../core/edition/draft.ts';
import {
  bold,
  footnote,
  heading,
  link,
  message,
  plain,
  rows,
  text,
} from '../core/message/build.ts';
import { counted } from '../core/message/counted.ts';
import type { Block, Row } from '../core/message/model.ts';
import { paperLinks } from '../core/paper/identity.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { toNextPage } from './answers/actions.ts';
import { FROM_SAMPLE, NO_EDITIONS, nextEdition } from './answers/next-edition.ts';
import { rankedRow } from './answers/paper-row.ts';
import type { CommandContext } from './context.ts';
import { type Answer, defineCommand } from './define.ts';

/** Papers that were left out, shown at a time. */
const PAGE = 20;

interface Group {
  readonly stage: Stage;
  readonly words: string;
  /** Where it says why: once where it is the same for all, nowhere where its words say it. */
  readonly says: 'each' | 'once' | 'nowhere';
}

/** In the order in which papers pass them. */
const STAGES: readonly Group[] = [
  { stage: 'posted before', words: 'Posted here before', says: 'nowhere' },
  { stage: 'topics', words: 'Off this channel’s topics', says: 'each' },
  { stage: 'minimum', words: 'Too few upvotes', says: 'each' },
  { stage: 'count', words: 'Beyond the number of papers', says: 'once' },
];

/** Private: shared, it would be the edition before its time. */
export const preview = defineCommand({
  name: 'preview',
  summary: 'What the next edition here would hold now, and why',
  visibility: 'private',
  options: [],
  examples: ['preview'],

  async run(_, context): Promise<Answer> {
    if (!context.subscription) return { message: message(text(plain(NO_EDITIONS))) };
    const { offset } = context;
    const draft = await context.draft(context.subscription);
    const end = offset + PAGE;
    const leftOut = STAGES.flatMap(({ stage }) => ofStage(draft.leftOut, stage));
    const page = leftOut.slice(offset, end);
    return {
      message: message(
        heading(`The next edition, as of now: ${formatDay(draft.localDate)}`),
        ...(offset === 0 ? chosen(draft) : []),
        ...STAGES.flatMap((stage) => fellOut(draft, page, stage)),
        footnote(plain(originOf(draft, context)), ...nextEdition(context)),
      ),
      ...(leftOut.length > end && { more: toNextPage('preview', {}, end) }),
    };
  },
});

function chosen({ chosen: papers, notice }: EditionDraft): readonly Block[] {
  if (papers.length === 0) return [text(plain(notice ?? 'It would hold no papers.'))];
  return [rows(papers.map(rankedRow), { ordered: true })];
}

const ofStage = (papers: readonly LeftOut[], stage: Stage): readonly LeftOut[] =>
  papers.filter((paper) => paper.stage === stage);

function fellOut(
  { leftOut }: EditionDraft,
  page: readonly LeftOut[],
  { stage, words, says }: Group,
): readonly Block[] {
  const shown = ofStage(page, stage);
  const [first] = shown;
  if (!first) return [];
  const all = counted(ofStage(leftOut, stage).length, 'paper');
  const reason = says === 'once' ? ` (${first.why})` : '';
  const list = rows(shown.map((paper) => toRow(paper, says === 'each')));
  return [text(bold(words), plain(`: ${all}${reason}`)), list];
}

const toRow = ({ paper, why }: LeftOut, saysWhy: boolean): Row => ({
  title: [link(paper.title, paperLinks(paper.id).abstract)],
  detail: saysWhy ? [plain(why)] : [],
  paperId: paper.id,
});

function originOf({ kind, sourceDay }: EditionDraft, { source }: CommandContext): string {
  if (kind === 'sample') return `${FROM_SAMPLE} `;
  return sourceDay ? `From the list of ${formatDay(sourceDay)} of ${source.label}. ` : '';
}

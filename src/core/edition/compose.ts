import { actions, bold, footnote, heading, link, message, plain, text } from '../message/build.ts';
import { counted } from '../message/counted.ts';
import type { Action, Block, Message, Row, Spans } from '../message/model.ts';
import { paperBlock } from '../message/paper-block.ts';
import { shorten } from '../message/shorten.ts';
import { type PaperId, paperLinks } from '../paper/identity.ts';
import type { Ranked } from '../ranking/model.ts';
import { explainPlace } from '../ranking/place.ts';
import { formatDay } from '../schedule/dates.ts';
import type { EditionDraft } from './draft.ts';
import type { Layout } from './layout.ts';
import { sourceFailedNotice } from './notice.ts';

export interface ComposedEdition {
  /** Worth reading alone, in five seconds. */
  readonly parent: Message;
  /** One message per paper, in the order of the edition; none in the compact layout. */
  readonly papers: readonly { readonly ranked: Ranked; readonly message: Message }[];
}

/** Titles in a list to pick from; they stand in full above it. */
const LONGEST_CHOICE = 80;

/** Turns a draft into the messages that a channel gets. */
export function compose(draft: EditionDraft, sourceLabel: string, layout: Layout): ComposedEdition {
  if (draft.outcome !== 'papers') return { parent: noticeMessage(draft), papers: [] };
  const listed = draft.chosen.length + draft.leftOut.length;
  const origin = originOf(draft, sourceLabel, listed);
  if (layout === 'compact') {
    const how = plain('Vote below, or with /papers vote.');
    return { parent: parentMessage(draft, [origin, how], [voteSelect(draft)]), papers: [] };
  }
  const how = plain('Vote in the thread, by button or reaction.');
  return {
    parent: parentMessage(draft, [origin, how]),
    papers: draft.chosen.map((ranked, index) => ({
      ranked,
      message: paperMessage(ranked, index + 1, listed),
    })),
  };
}

const onPaper = (name: string, paper: PaperId, args: Action['args'] = {}): Action => ({
  name,
  version: 1,
  args: { paper, ...args },
});

const voteOn = (paper: PaperId): Action => onPaper('vote', paper, { change: 'toggle' });

const voteSelect = ({ chosen }: EditionDraft): Block => ({
  type: 'select',
  label: 'Vote for a paper',
  options: chosen.map(({ paper }) => ({
    label: shorten(paper.title, LONGEST_CHOICE),
    action: voteOn(paper.id),
  })),
});

function paperMessage(ranked: Ranked, rank: number, listed: number): Message {
  const { paper, popularity, day } = ranked;
  const why = explainPlace(ranked, rank, listed);
  return message(
    paperBlock({ paper, why, rank, ...(day && { day }), ...(popularity && { popularity }) }),
    actions(
      { label: 'Vote', action: voteOn(paper.id) },
      { label: 'Save', action: onPaper('save', paper.id) },
      { label: 'Abstract', action: onPaper('show', paper.id) },
      { label: 'Similar', action: onPaper('similar', paper.id) },
    ),
  );
}

function parentMessage(draft: EditionDraft, origin: Spans, below: readonly Block[] = []): Message {
  const { chosen } = draft;
  const title = draft.kind === 'sample' ? 'Sample edition' : 'Papers of the day';
  return message(
    heading(`${title} · ${formatDay(draft.localDate)}`),
    ...noticeOf(draft),
    { type: 'rows', ordered: true, rows: chosen.map(toRow) },
    ...below,
    footnote(...origin),
  );
}

/** That these papers are others than usual. */
function noticeOf({ kind, notice, standIn }: EditionDraft): readonly Block[] {
  if (standIn && notice) return [text(plain(notice))];
  if (kind !== 'sample') return [];
  return [
    text(
      bold('These are not today’s papers. '),
      plain(
        `They are from the sample that Paperboy carries. ${notice ?? ''} ` +
          'The real edition follows as soon as it can be read.',
      ),
    ),
  ];
}

function originOf(draft: EditionDraft, usual: string, listed: number) {
  const { kind, chosen, sourceDay, standIn } = draft;
  const sourceLabel = standIn?.label ?? usual;
  const day = sourceDay ? formatDay(sourceDay) : 'an unknown day';
  const where = kind === 'sample' ? `in ${sourceLabel}` : `listed by ${sourceLabel}`;
  return plain(`Top ${chosen.length} of ${counted(listed, 'paper')} ${where} for ${day}. `);
}

function toRow({ paper, popularity }: Ranked): Row {
  const known = popularity ? counted(popularity.upvotes, 'upvote') : paper.categories?.[0];
  const detail = [paper.organization, known];
  return {
    title: [link(paper.title, paperLinks(paper.id).abstract)],
    detail: [plain(detail.filter(Boolean).join(' · '))],
    paperId: paper.id,
  };
}

function noticeMessage({ localDate, outcome, notice = '' }: EditionDraft): Message {
  const sentence = outcome === 'source-failed' ? sourceFailedNotice(notice) : notice;
  return message(text(bold(`${formatDay(localDate)}. `), plain(sentence)));
}

import { bold, footnote, heading, link, message, plain, text } from '../message/build.ts';
import { counted } from '../message/counted.ts';
import type { Block, Message, Row, Spans } from '../message/model.ts';
import { paperBlock } from '../message/paper-block.ts';
import { paperLinks } from '../paper/identity.ts';
import type { Ranked } from '../ranking/model.ts';
import { explainPlace } from '../ranking/place.ts';
import { formatDay } from '../schedule/dates.ts';
import type { EditionDraft } from './draft.ts';
import { sourceFailedNotice } from './notice.ts';

export interface ComposedEdition {
  /** Worth reading alone, in five seconds. */
  readonly parent: Message;
  /** One message per paper, in the order of the edition. */
  readonly papers: readonly { readonly ranked: Ranked; readonly message: Message }[];
}

/** Turns a draft into the messages that a channel gets. */
export function compose(draft: EditionDraft, sourceLabel: string): ComposedEdition {
  const listed = draft.chosen.length + draft.leftOut.length;
  const origin = originOf(draft, sourceLabel, listed);
  return {
    parent: draft.outcome === 'papers' ? parentMessage(draft, origin) : noticeMessage(draft),
    papers: draft.chosen.map((ranked, index) => ({
      ranked,
      message: paperMessage(ranked, index + 1, listed),
    })),
  };
}

function paperMessage(ranked: Ranked, rank: number, listed: number): Message {
  const { paper, popularity, day } = ranked;
  const why = explainPlace(ranked, rank, listed);
  return message(
    paperBlock({ paper, why, rank, ...(day && { day }), ...(popularity && { popularity }) }),
  );
}

function parentMessage(draft: EditionDraft, origin: Spans): Message {
  const { chosen } = draft;
  const title = draft.kind === 'sample' ? 'Sample edition' : 'Papers of the day';
  return message(
    heading(`${title} · ${formatDay(draft.localDate)}`),
    ...sampleNotice(draft),
    { type: 'rows', ordered: true, rows: chosen.map(toRow) },
    footnote(...origin),
  );
}

function sampleNotice({ kind, notice }: EditionDraft): readonly Block[] {
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

function originOf(draft: EditionDraft, sourceLabel: string, listed: number): Spans {
  const { kind, chosen, sourceDay } = draft;
  const day = sourceDay ? formatDay(sourceDay) : 'an unknown day';
  const where = kind === 'sample' ? `in ${sourceLabel}` : `listed by ${sourceLabel}`;
  return [
    plain(`Top ${chosen.length} of ${counted(listed, 'paper')} ${where} for ${day}. `),
    plain('Vote in the thread: every reaction counts.'),
  ];
}

function toRow({ paper, popularity }: Ranked): Row {
  const detail = [paper.organization, popularity && counted(popularity.upvotes, 'upvote')];
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

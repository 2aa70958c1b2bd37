import { compose } from '../core/edition/compose.ts';
import type { EditionDraft } from '../core/edition/draft.ts';
import { bold, heading, link, message, text } from '../core/message/build.ts';
import type { Block, Message, Row } from '../core/message/model.ts';
import { renderText } from '../core/message/text.ts';
import { paperLinks } from '../core/paper/identity.ts';
import { withDraft } from './draft.ts';
import type { Surroundings } from './surroundings.ts';

/** Prints what the local channel's next edition would hold now, beside a Paperboy that runs. */
export async function preview(surroundings: Surroundings): Promise<void> {
  const { print, terminal, width } = surroundings;
  await withDraft(surroundings, ({ draft, subscription, sourceLabel }) => {
    const { parent, papers } = compose(draft, sourceLabel, subscription.layout);
    for (const page of [parent, ...papers.map((paper) => paper.message), ...leftOut(draft)]) {
      print(`${renderText(page, { width: Math.min(width, 100), color: terminal })}\n`);
    }
  });
}

/** Papers that fell out for the same reason stand together. */
function leftOut({ leftOut: papers }: EditionDraft): readonly Message[] {
  if (papers.length === 0) return [];
  const reasons = new Map<string, Row[]>();
  for (const { paper, stage, why } of papers) {
    const reason = `${stage}: ${why}`;
    const row = { title: [link(paper.title, paperLinks(paper.id).abstract)], detail: [] };
    reasons.set(reason, [...(reasons.get(reason) ?? []), row]);
  }
  const blocks = [...reasons].flatMap(([reason, rows]): readonly Block[] => [
    text(bold(reason)),
    { type: 'rows', ordered: false, rows },
  ]);
  return [message(heading('Left out'), ...blocks)];
}

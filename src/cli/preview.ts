import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../core/edition/compose.ts';
import type { EditionDraft } from '../core/edition/draft.ts';
import { bold, heading, link, message, text } from '../core/message/build.ts';
import type { Block, Message, Row } from '../core/message/model.ts';
import { renderText } from '../core/message/text.ts';
import { paperLinks } from '../core/paper/identity.ts';
import { localSubscription } from '../local-subscription.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';
import { createLogger } from '../service/logger.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** How long the source may take before the edition is made from what is known. */
const PATIENCE_MS = 10_000;

/** Prints what the local channel's next edition would hold now, beside a Paperboy that runs. */
export async function preview(surroundings: Surroundings): Promise<void> {
  const { config, print, terminal, width } = surroundings;
  const stopping = new AbortController();
  const newsroom = await openNewsroom({
    ...surroundings,
    clock: systemClock,
    logger: createLogger({ level: 'error', readable: terminal }),
    signal: stopping.signal,
    access: existsSync(config.databaseFile) ? 'guest' : 'owner',
  });
  try {
    for (const page of toMessages(await draftNow(newsroom, surroundings), newsroom)) {
      print(`${renderText(page, { width: Math.min(width, 100), color: terminal })}\n`);
    }
  } finally {
    stopping.abort();
    await newsroom.storage.close();
  }
}

async function draftNow(newsroom: Newsroom, surroundings: Surroundings): Promise<EditionDraft> {
  await Promise.race([newsroom.intake.refresh(), sleep(PATIENCE_MS, undefined, { ref: false })]);
  const fresh = localSubscription({ ...surroundings, clock: systemClock });
  const known = await newsroom.storage.subscriptions.ofChannel(fresh.channel);
  return newsroom.editor.preview(known ?? fresh);
}

function toMessages(draft: EditionDraft, { source, sample }: Newsroom): readonly Message[] {
  const { label } = draft.kind === 'sample' ? sample : source;
  const { parent, papers } = compose(draft, label);
  return [parent, ...papers.map((paper) => paper.message), ...leftOut(draft)];
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

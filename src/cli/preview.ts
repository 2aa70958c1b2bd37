import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../core/edition/compose.ts';
import type { EditionDraft } from '../core/edition/draft.ts';
import { heading, link, message, plain } from '../core/message/build.ts';
import type { Message } from '../core/message/model.ts';
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

function leftOut({ leftOut: papers }: EditionDraft): readonly Message[] {
  if (papers.length === 0) return [];
  const rows = papers.map(({ paper, stage, why }) => ({
    title: [link(paper.title, paperLinks(paper.id).abstract)],
    detail: [plain(`${stage}: ${why}`)],
    paperId: paper.id,
  }));
  return [message(heading('Left out'), { type: 'rows', ordered: false, rows })];
}

import type { PaperId } from '../paper/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Display, DisplayStore } from '../ports/stores/displays.ts';
import type { PostedMessage } from './ledger.ts';
import { RECENT_MS } from './recent.ts';

/** What may show other votes than there are. */
export interface Suspects {
  readonly papers: Set<PaperId>;
  /** They need not show a paper, or may not be known to yet. */
  readonly messages: Map<string, PostedMessage>;
  /** New ones: no other message shows other votes because of them. */
  readonly posted: Map<string, PostedMessage>;
  /** All recent messages of these platforms. */
  readonly platforms: Set<string>;
}

export function noSuspects(): Suspects {
  return { papers: new Set(), messages: new Map(), posted: new Map(), platforms: new Set() };
}

export const isEmpty = ({ papers, messages, posted, platforms }: Suspects): boolean =>
  papers.size + messages.size + posted.size + platforms.size === 0;

/** Adds the others to the first. */
export function join(suspects: Suspects, others: Suspects): void {
  for (const paper of others.papers) suspects.papers.add(paper);
  for (const [id, message] of others.messages) suspects.messages.set(id, message);
  for (const [id, message] of others.posted) suspects.posted.set(id, message);
  for (const platform of others.platforms) suspects.platforms.add(platform);
}

interface Reach {
  readonly displays: DisplayStore;
  readonly clock: Clock;
  /** How far back (ms) votes are kept. */
  readonly votesKeptMs: number;
}

/**
 * The messages to look at: a paper's are looked at wherever they were posted. Those from before the
 * oldest votes go on showing the votes that they had.
 */
export async function displaysOf(
  { papers, messages, posted, platforms }: Suspects,
  { displays, clock, votesKeptMs }: Reach,
): Promise<readonly Display[]> {
  const found = new Map<string, Display>();
  const keep = (some: readonly Display[]) => {
    for (const display of some) found.set(display.key, display);
  };
  for (const { platform, message } of posted.values()) {
    const display = await displays.byMessage(platform, message);
    if (display) keep([display]);
  }
  const ids = new Set(papers);
  for (const { platform, message } of messages.values()) {
    const display = await displays.byMessage(platform, message);
    if (display) ids.add(display.paperId);
  }
  keep(await displays.ofPapers([...ids], Math.max(0, clock.now() - votesKeptMs)));
  for (const platform of platforms) keep(await displays.since(platform, clock.now() - RECENT_MS));
  return [...found.values()];
}

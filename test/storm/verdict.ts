import { groupBy } from './group-by.ts';
import type { Planned } from './outbox.ts';
import { isVote, type Posted } from './stand-in.ts';

/** What differs between what was planned and what stands, a line each. */
export interface Verdict {
  /** The program's messages on the platform. */
  readonly messages: number;
  readonly duplicates: readonly string[];
  readonly lost: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly votesDiffering: readonly string[];
}

interface Evidence {
  readonly planned: readonly Planned[];
  /** In the order in which they came, channel by channel. */
  readonly posted: readonly Posted[];
  /** Who has voted for a paper by button or command. */
  voters(paper: string): readonly string[];
}

export function judge(evidence: Evidence): Verdict {
  return {
    messages: evidence.posted.length,
    duplicates: duplicatesOf(evidence),
    lost: lostOf(evidence),
    outOfOrder: outOfOrderOf(evidence),
    votesDiffering: votesDifferingOf(evidence),
  };
}

export const isClean = ({ duplicates, lost, outOfOrder, votesDiffering }: Verdict): boolean =>
  [duplicates, lost, outOfOrder, votesDiffering].every(({ length }) => length === 0);

interface Content {
  readonly channel: string;
  readonly paper?: string | null;
}

/** Two messages with the same content in a channel are one too many. */
const contentOf = ({ channel, paper }: Content): string =>
  `${channel}: ${paper ? `paper ${paper}` : 'the edition’s own message'}`;

const isMessage = ({ step }: Planned): boolean => step === 'parent' || step === 'paper';

/** More messages of a content than were planned, or of a delivery's key than one. */
function duplicatesOf({ planned, posted }: Evidence): readonly string[] {
  const wanted = countOf(planned.filter(isMessage).map(contentOf));
  const keys = countOf(posted.flatMap(({ key }) => key ?? []));
  const ofContent = [...countOf(posted.map(contentOf))].flatMap(([content, times]) =>
    Array<string>(Math.max(0, times - (wanted.get(content) ?? 0))).fill(content),
  );
  const ofKey = [...keys].flatMap(([key, times]) => (times > 1 ? [`key ${key}`] : []));
  return ofContent.length > 0 ? ofContent : ofKey;
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** No fault of the plan is a refusal for good, so every step must be done in the end. */
function lostOf({ planned, posted }: Evidence): readonly string[] {
  const byRef = new Map(posted.map((message) => [message.ref, message]));
  return planned.flatMap((step) => {
    const why = missing(step, byRef.get(step.ref ?? ''));
    return why === undefined ? [] : [`${step.key} (${contentOf(step)}): ${why}`];
  });
}

function missing(step: Planned, posted: Posted | undefined): string | undefined {
  const { state, reason, ref, paper } = step;
  if (state !== 'sent') return `${state}${reason ? `, because ${reason}` : ''}`;
  if (step.step === 'thread') return undefined;
  if (!posted) return `nothing stands at ${ref}`;
  if (step.step === 'reaction') return posted.seeded ? undefined : `no emoji under ${ref}`;
  const isIt = posted.channel === step.channel && (posted.paper ?? null) === paper;
  return isIt ? undefined : `${ref} is ${contentOf(posted)}`;
}

/** Each paper stands in its edition's thread, after what was planned before it. */
function outOfOrderOf({ planned, posted }: Evidence): readonly string[] {
  const places = new Map(posted.map((message, place) => [message.ref, { ...message, place }]));
  const wrong: string[] = [];
  for (const steps of groupBy(planned, ({ edition }) => edition).values()) {
    const thread = steps.find(({ step }) => step === 'thread')?.ref ?? undefined;
    let last = -1;
    for (const step of steps.filter(isMessage)) {
      const found = places.get(step.ref ?? '');
      if (!found) continue;
      const isThere = found.thread === (step.step === 'paper' ? thread : undefined);
      if (!isThere || found.place < last) wrong.push(`${step.key} (${contentOf(step)})`);
      last = found.place;
    }
  }
  return wrong;
}

/** Each paper's message shows as many votes as there are people with one, anywhere in the team. */
function votesDifferingOf({ posted, voters }: Evidence): readonly string[] {
  const about = groupBy(
    posted.filter(({ paper }) => paper),
    ({ paper = '' }) => paper,
  );
  return [...about].flatMap(([paper, messages]) => {
    const byReaction = messages.flatMap(({ reactions }) =>
      reactions.filter(({ emoji }) => isVote(emoji)).map(({ person }) => person),
    );
    const votes = new Set([...byReaction, ...voters(paper)]).size;
    return messages
      .filter((message) => message.votes !== votes)
      .map((message) => `${message.ref} (${contentOf(message)}): ${message.votes}, not ${votes}`);
  });
}

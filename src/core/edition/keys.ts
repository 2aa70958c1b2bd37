import type { PaperId } from '../paper/identity.ts';
import type { Day } from '../paper/model.ts';
import type { EditionKind } from './model.ts';

/** A channel has one edition of each kind and date, so the same edition has the same id. */
export const editionId = (subscriptionId: string, date: Day, kind: EditionKind): string =>
  `${subscriptionId}/${date}/${kind}`;

/** What a message is called that is known by its place; the parent's is 0. */
export const keyAt = (edition: string, seq: number): string =>
  `${edition}/${String(seq).padStart(2, '0')}`;

/**
 * What a paper's message is called: by its paper, so that it can be found by whoever does not know
 * which papers the edition held, and in which order.
 */
export const paperKey = (edition: string, paper: PaperId): string => `${edition}/${paper}`;

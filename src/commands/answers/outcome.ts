import type { EditionOutcome } from '../../core/edition/model.ts';
import { assertNever } from '../../core/errors.ts';

/** How an edition of the past turned out, in a sentence. */
export function outcomeSentence(outcome: EditionOutcome): string {
  switch (outcome) {
    case 'papers':
      return 'It has papers.';
    case 'weekend':
      return 'It had no papers: none are listed at weekends and on holidays.';
    case 'source-failed':
      return 'It had no papers: the source could not be read.';
    case 'filtered':
      return 'It had no papers: none passed this channel’s settings.';
    case 'late':
      return 'It was left out: Paperboy was not running when it was due.';
    default:
      return assertNever(outcome);
  }
}

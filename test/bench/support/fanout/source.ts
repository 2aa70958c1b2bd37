import { localDate } from '../../../../src/core/schedule/dates.ts';
import { items } from '../../../support/huggingface-items.ts';
import {
  type HuggingFaceServer,
  startHuggingFaceServer,
} from '../../../support/huggingface-server.ts';

const PAPERS = 20;

/** A source with twenty papers on New York's today. */
export function startSource(): Promise<HuggingFaceServer> {
  const today = localDate(Date.now(), 'America/New_York');
  const days = { [today]: items(PAPERS) };
  return startHuggingFaceServer({ days, quota: Number.POSITIVE_INFINITY });
}

import type { FetchStore } from '../ports/stores/fetches.ts';
import type { Intake } from './intake.ts';

/**
 * Reads another source's newest day when the first one can't be read, so that editions can be made
 * from it. While the first answers, the other is left alone.
 */
export function withStandIn(
  intake: Intake,
  standIn: Pick<Intake, 'refresh'>,
  fetches: FetchStore,
  source: string,
): Intake {
  return {
    ...intake,
    async refresh() {
      await intake.refresh();
      const { any } = await fetches.lastOf(source);
      if (any?.outcome === 'failed') await standIn.refresh();
    },
  };
}

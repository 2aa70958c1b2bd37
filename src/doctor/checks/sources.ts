import { operatingPage } from '../../core/operating-page.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import type { SourcePlace } from '../places.ts';
import { ProbeError, probe } from '../probe.ts';

const HELP = operatingPage('source-down');

/** Whether the places that papers come from answer. */
export const checkSources = (
  places: readonly SourcePlace[],
  { now }: Clock,
): Promise<readonly Finding[]> => Promise.all(places.map((place) => checkSource(place, now)));

async function checkSource(place: SourcePlace, now: () => number): Promise<Finding> {
  const { name, url, urlKey, vital, gives } = place;
  try {
    const { status } = await probe(url, { ...place, now });
    return findingOf(place, status);
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error;
    const tell = vital ? problem : warning;
    const todo = `Check the network, ${urlKey} and, if you use one, the proxy (HTTPS_PROXY).`;
    return tell(
      name,
      `it can’t be reached (${error.message}); from there come ${gives}`,
      todo,
      HELP,
    );
  }
}

function findingOf({ name, urlKey, vital }: SourcePlace, status: number): Finding {
  const tell = vital ? problem : warning;
  if (status < 300) return ok(name, 'it answers');
  if (status === 401 || status === 403) {
    const todo = 'Check its token, or remove it: papers can be read without.';
    return tell(name, `it refuses the request (status ${status})`, todo, HELP);
  }
  if (status === 429 || status >= 500) {
    const help = status === 429 ? operatingPage('rate-limited') : HELP;
    const found = `it has trouble just now (status ${status})`;
    return warning(name, found, 'Paperboy asks it again.', help);
  }
  const found = `its answer is not a list of papers (status ${status})`;
  return tell(name, found, `Check ${urlKey}.`, HELP);
}

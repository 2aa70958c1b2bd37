import { operatingPage } from '../../core/operating-page.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';

/** The oldest Node that everything works with: `engines` in package.json. */
const OLDEST = [20, 19] as const;

/**
 * From 24.19 on, Node 24 aborts when an object of an addon that was compiled for it is collected as
 * garbage (nodejs/node issue 65446), as better-sqlite3 12 is where no prebuilt one is fetched.
 */
const ABORTING = [24, 19] as const;

export function checkNode(version: string): readonly Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (major === ABORTING[0] && minor >= ABORTING[1]) {
    const found = `${version}, which may end Paperboy at any time where the database’s driver was compiled for it`;
    const todo = 'Take Node 22, and run `npm ci` again.';
    return [warning('Node', found, todo, operatingPage('old-node'))];
  }
  if (isNewEnough) return [ok('Node', version)];
  const todo = `Install Node ${OLDEST.join('.')} or later.`;
  return [problem('Node', version, todo, operatingPage('old-node'))];
}

/**
 * @param computer the computer's zone
 * @param chosen the zone that the configuration names for new channels
 */
export function checkZone(computer: string, chosen: string | undefined): readonly Finding[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own !== 'UTC') {
    // node-cron is only right in a process whose own zone is UTC.
    const help = operatingPage('wrong-zone');
    return [problem('Time zone', `this process runs in ${own}`, 'Start it with TZ=UTC.', help)];
  }
  if (chosen) return [ok('Time zone', `${chosen}, as configured`)];
  return [ok('Time zone', `${computer}, this computer’s, for channels that name none`)];
}

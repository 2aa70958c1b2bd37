import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { operatingPage } from '../../src/core/operating-page.ts';
import { examine } from '../../src/doctor/examine.ts';
import { ok, problem } from '../../src/doctor/finding.ts';

const HELP = operatingPage('something-broke');

test('one check that hangs and one that breaks hold up no other, and the order stays', async () => {
  const findings = await examine(
    [
      { about: 'A', run: () => new Promise<never>(() => undefined) },
      { about: 'B', run: () => Promise.reject(new Error('it broke')) },
      {
        about: 'C',
        run: () => sleep(10, [ok('C', 'fine'), problem('C', 'bad', 'Mend it.', HELP)]),
      },
      { about: 'D', run: () => [ok('D', 'at once')] },
    ],
    50,
  );
  expect(findings.map(({ about, state }) => `${about} ${state}`)).toEqual([
    ...['A warning', 'B problem', 'C ok', 'C problem', 'D ok'],
  ]);
  expect(findings[1]?.found).toContain('it broke');
});

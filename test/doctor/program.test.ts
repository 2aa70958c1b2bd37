import { expect, test } from 'vitest';
import { checkNode } from '../../src/doctor/checks/program.ts';

test.each([
  ['18.20.4', 'problem'],
  ['20.18.3', 'problem'],
  ['20.19.0', 'ok'],
  ['22.1.0', 'ok'],
  ['24.18.1', 'ok'],
  ['24.21.0', 'warning'],
  ['25.0.0', 'ok'],
])('Node %s is %s', (version, state) => {
  expect(checkNode(version).map((finding) => finding.state)).toEqual([state]);
});

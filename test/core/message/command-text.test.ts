import { describe, expect, it, test } from 'vitest';
import { toAction } from '../../../src/commands/answers/actions.ts';
import { typedCommands } from '../../../src/commands/index.ts';
import { parseCommand } from '../../../src/commands/parse.ts';
import { commandText } from '../../../src/core/message/figures.ts';

const TODAY = '2026-08-21';

describe('an action as it would be typed', () => {
  it.each([
    [{ window: 'week', offset: '10' }, '/papers trending window:week'],
    [{ limit: '5', query: 'world models' }, '/papers search world models limit:5'],
    [{ change: 'remove', paper: '2401.01234' }, '/papers vote 2401.01234 change:remove'],
    [
      { zone: 'Europe/Berlin', topics: 'world model, -medical' },
      '/papers settings zone:Europe/Berlin topics:"world model, -medical"',
    ],
  ])('%j is %s', (args, typed) => {
    const name = typed.split(' ')[1] ?? '';
    expect(commandText({ name, version: 1, args })).toBe(typed);
  });

  const examples = typedCommands.flatMap((command) => command.examples);
  test.each(examples)('does the same when it is typed again: %s', (example) => {
    const { command, args } = parseCommand(example, TODAY);
    const again = parseCommand(commandText(toAction(command.name, args)), TODAY);
    expect(again).toMatchObject({ command: { name: command.name }, args });
  });
});

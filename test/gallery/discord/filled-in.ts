import { typedCommands } from '../../../src/commands/index.ts';
import { splitArgs } from '../../../src/commands/text/arguments.ts';

/** A command as it is typed elsewhere, filled into Discord's options. */
export function filledIn(line: string) {
  const [subcommand = '', ...words] = line.split(' ');
  const command = typedCommands.find(({ name }) => name === subcommand);
  if (!command) throw new Error(`there is no command ${subcommand}`);
  const typed = Object.entries(splitArgs(command, words.join(' '), '2026-08-21'));
  const isNumber = (name: string) =>
    command.options.some((option) => option.name === name && option.kind === 'integer');
  const options = Object.fromEntries(
    typed.map(([name, value]) => [name, isNumber(name) ? Number(value) : value]),
  );
  return { name: 'papers', subcommand, options };
}

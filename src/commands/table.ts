import type { Command } from './define.ts';
import { usage } from './text/usage.ts';
import { slash } from './text/wording.ts';

/** The commands as a markdown table, for the documents. */
export function commandTable(commands: readonly Command[]): string {
  const typed = commands.filter(({ hidden }) => !hidden);
  const lines = typed.map((command) =>
    row(
      code(slash(usage(command))),
      command.summary,
      command.examples.map((example) => code(slash(example))).join(', '),
    ),
  );
  return [row('Command', 'What you get', 'For example'), row('---', '---', '---'), ...lines].join(
    '\n',
  );
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A bar within a cell would end the cell, also within code. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

import {
  bold,
  code,
  fields,
  footnote,
  heading,
  message,
  plain,
  rows,
  text,
} from '../core/message/build.ts';
import type { Message, Spans } from '../core/message/model.ts';
import { type Answer, type Command, defineCommand, type Option } from './define.ts';
import { usage } from './text/usage.ts';
import { allowed, slash } from './text/wording.ts';

/**
 * The help over some commands, itself included. Private: it is for the one who asks.
 */
export function createHelp(others: readonly Command[]) {
  const help = defineCommand({
    name: 'help',
    summary: 'All commands, or one in detail',
    visibility: 'private',
    options: [
      {
        name: 'command',
        summary: 'the command to explain',
        kind: 'choice',
        choices: [...others.map(({ name }) => name), 'help'],
      },
    ],
    examples: ['help', 'help search'],

    async run({ command: name }, { chat, asker }): Promise<Answer> {
      const all: readonly Command[] = [...others, help];
      const command = all.find((candidate) => candidate.name === name);
      if (command) return { message: explain(command) };
      return { message: overview(all, chat.advice(asker.channel.platform)) };
    },
  });
  return help;
}

function overview(commands: readonly Command[], advice: string | undefined): Message {
  return message(
    heading('Commands'),
    rows(
      commands.map((command) => ({
        title: [code(slash(command.name))],
        detail: [plain(command.summary), ...exampleOf(command)],
      })),
    ),
    footnote(
      plain(
        'Where you type commands as text, other words after /papers are searched for, and an arXiv ' +
          'id or a link shows that paper. ',
      ),
      code(slash('help search')),
      plain(' explains one command.'),
    ),
    ...(advice ? [footnote(plain(advice))] : []),
  );
}

/** The first that says more than the bare name, which works as it stands. */
function exampleOf({ name, examples }: Command): Spans {
  const example = examples.find((line) => line !== name);
  return example ? [plain('. For example: '), code(slash(example))] : [];
}

function explain(command: Command): Message {
  const { name, summary, options, details = [], examples } = command;
  return message(
    heading(slash(name)),
    text(plain(`${summary}.`)),
    fields(
      { label: 'Usage', value: [code(slash(usage(command)))] },
      ...options.map((option) => ({ label: option.name, value: explainOption(option) })),
    ),
    ...details.map((paragraph) => text(plain(paragraph))),
    text(
      bold(examples.length > 1 ? 'Examples: ' : 'Example: '),
      ...examples.flatMap((example, index) => [
        ...(index > 0 ? [plain(', ')] : []),
        code(slash(example)),
      ]),
    ),
  );
}

function explainOption(option: Option) {
  const { summary, required } = option;
  const takes = allowed(option) === summary ? '' : `: ${allowed(option)}`;
  const standard = 'default' in option ? `; ${option.default} if left out` : '';
  return [plain(`${summary}${takes}${standard}${required ? '; needed' : ''}`)];
}

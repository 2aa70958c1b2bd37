import type { ApiError } from '../api-error.ts';
import { checkFlag, checkList, checkNumber, checkRecord, checkText } from './checks.ts';
import { checkOptions } from './command-options.ts';
import { checkChatName } from './command-text.ts';
import { createForm, type Field, isAbsent, isRecord } from './form.ts';

export const COMMAND = { chatInput: 1, user: 2, message: 3 } as const;
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const MOST_CHARACTERS = 8000;

/** The body of a bulk overwrite. */
export function validateCommands(body: unknown): ApiError | undefined {
  const form = createForm(body);
  const commands = checkList(form.root, { required: true });
  for (const command of commands) if (checkRecord(command)) checkCommand(command);
  rejectDuplicates(commands);
  return form.error() ?? tooMany(commands);
}

function checkCommand(command: Field): void {
  const type =
    checkNumber(command.at('type'), { min: COMMAND.chatInput, max: COMMAND.message }) ??
    COMMAND.chatInput;
  if (type === COMMAND.chatInput) {
    checkChatName(command.at('name'));
    checkText(command.at('description'), { min: 1, max: 100, required: true });
    checkOptions(command.at('options'));
  } else checkContextMenu(command);
  checkFlag(command.at('nsfw'));
  const permissions = command.at('default_member_permissions');
  if (!isAbsent(permissions.value) && !/^\d+$/.test(String(permissions.value)))
    permissions.reject('BITFIELD_TYPE_INVALID', 'Not a bit field.');
  for (const name of ['contexts', 'integration_types'])
    for (const item of checkList(command.at(name), {})) checkNumber(item, { min: 0, max: 2 });
  if (characters(command.value) > MOST_CHARACTERS)
    command.reject('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
}

function checkContextMenu(command: Field): void {
  checkText(command.at('name'), { min: 1, max: 32, required: true });
  for (const [name, empty] of [
    ['description', ''],
    ['options', '[]'],
  ] as const) {
    const { value } = command.at(name);
    if (!isAbsent(value) && value !== '' && JSON.stringify(value) !== empty)
      command
        .at(name)
        .reject('APPLICATION_COMMAND_CONTEXT_MENU_FIELD', `Context menu commands have no ${name}`);
  }
}

function rejectDuplicates(commands: readonly Field[]): void {
  const seen = new Set<string>();
  for (const command of commands) {
    const key = `${command.at('type').value ?? COMMAND.chatInput}:${command.at('name').value}`;
    if (seen.has(key))
      command.reject(
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      );
    seen.add(key);
  }
}

function tooMany(commands: readonly Field[]): ApiError | undefined {
  for (const [type, most] of Object.entries(MOST)) {
    const count = commands.filter(
      (command) => (command.at('type').value ?? COMMAND.chatInput) === Number(type),
    ).length;
    if (count > most)
      return {
        status: 400,
        code: 30032,
        message: `Maximum number of application commands reached (${most})`,
      };
  }
  return undefined;
}

/** Names, descriptions and values, all the way down; of translations the longest counts. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + characters(item), 0);
  if (!isRecord(value)) return 0;
  const own = ['name', 'description'].map((key) =>
    Math.max(length(value[key]), ...translations(value[`${key}_localizations`]).map(length)),
  );
  const [name = 0, description = 0] = own;
  return (
    name + description + length(value.value) + characters(value.options) + characters(value.choices)
  );
}

const translations = (value: unknown): readonly unknown[] =>
  isRecord(value) ? Object.values(value) : [];

const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

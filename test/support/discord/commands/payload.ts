import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';

/** A command as Discord keeps it: defaults filled in, what says nothing left out. */
export function commandPayload(
  state: State,
  command: Payload,
  before: readonly Payload[],
  guildId: string | undefined,
): Payload {
  const type = command.type ?? 1;
  const same = before.find((one) => one.name === command.name && one.type === type);
  const body = {
    type,
    name: command.name,
    name_localizations: command.name_localizations ?? null,
    description: command.description ?? '',
    description_localizations: command.description_localizations ?? null,
    default_member_permissions: permissionText(command.default_member_permissions),
    dm_permission: command.dm_permission ?? true,
    contexts: command.contexts ?? null,
    integration_types: command.integration_types ?? [0],
    nsfw: command.nsfw ?? false,
    ...optionsPayload(command.options),
  };
  const unchanged = same && JSON.stringify(bodyOf(same)) === JSON.stringify(body);
  return {
    id: same?.id ?? state.newId(),
    application_id: state.applicationId,
    version: unchanged ? same.version : state.newId(),
    ...body,
    ...(guildId !== undefined && { guild_id: guildId }),
  };
}

function bodyOf(command: Payload): Payload {
  const { id: _id, application_id: _app, version: _version, guild_id: _guild, ...body } = command;
  return body;
}

const permissionText = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value);

function optionsPayload(options: unknown): Payload {
  if (!Array.isArray(options) || options.length === 0) return {};
  return { options: options.filter(isRecord).map(optionPayload) };
}

const KEPT_AS_GIVEN = [
  'choices',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
];

function optionPayload(option: Payload): Payload {
  const given = KEPT_AS_GIVEN.filter((key) => !isEmpty(option[key]));
  return {
    type: option.type,
    name: option.name,
    name_localizations: option.name_localizations ?? null,
    description: option.description,
    description_localizations: option.description_localizations ?? null,
    ...(option.required === true && { required: true }),
    ...(option.autocomplete === true && { autocomplete: true }),
    ...Object.fromEntries(given.map((key) => [key, option[key]])),
    ...optionsPayload(option.options),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

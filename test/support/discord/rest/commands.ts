import { API_ERRORS, refuse } from '../api-error.ts';
import { validateCommands } from '../validation/commands.ts';
import type { Payload } from '../world/model.ts';
import { type Call, ok, type Reply, refuseIf } from './call.ts';

function checkApplication(call: Call): void {
  if (call.param('application') !== call.platform.state.applicationId)
    refuse(API_ERRORS.forbiddenEndpoint);
}

function scopeOf(call: Call): string | undefined {
  checkApplication(call);
  const guildId = call.param('guild');
  if (guildId === '') return undefined;
  const guild = call.platform.state.guilds.get(guildId);
  return guild?.botPresent ? guildId : refuse(API_ERRORS.missingAccess);
}

export function listCommands(call: Call): Reply {
  const commands = call.platform.commands.list(scopeOf(call));
  return ok(call.query.get('with_localizations') === 'true' ? commands : commands.map(plain));
}

function plain(command: Payload): Payload {
  const { name_localizations: _names, description_localizations: _texts, ...rest } = command;
  return Array.isArray(rest.options) ? { ...rest, options: rest.options.map(plain) } : rest;
}

export function overwriteCommands(call: Call): Reply {
  const scope = scopeOf(call);
  refuseIf(validateCommands(call.body));
  const { commands } = call.platform;
  refuseIf(commands.overwrite(Array.isArray(call.body) ? call.body : [], scope));
  return ok(commands.list(scope));
}

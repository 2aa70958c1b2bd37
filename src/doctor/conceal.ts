import { SECRET_KEYS } from '../config/environment.ts';
import { type ConfigSources, variablesOf } from '../config/sources.ts';
import { createRedactor } from '../service/redact.ts';

/**
 * Takes every secret of the configuration out of a text, whatever an error may have put there; also
 * of a configuration that can't be used. An address is none, but may hold some.
 */
export function concealer(sources: ConfigSources): (text: string) => string {
  const given = Object.entries(variablesOf(sources)).filter(([key]) => SECRET_KEYS.has(key));
  return createRedactor(given.flatMap(([, value = '']) => secretsIn(value)));
}

function secretsIn(value: string): readonly string[] {
  if (value.startsWith('sqlite:')) return [];
  const url = /^\w+:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  return url ? [url.username, url.password, url.search] : [value];
}

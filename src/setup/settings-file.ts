import { isDeepStrictEqual } from 'node:util';
import type { Config, SettingsFile } from '../config/load.ts';
import type { ConfigSources } from '../config/sources.ts';
import type { SubscriptionSettings } from '../core/edition/model.ts';

/** What people are asked about a channel's editions. */
export type Chosen = Pick<SubscriptionSettings, 'time' | 'zone' | 'topics'>;

const OWN_FILE = 'paperboy.json';

export interface SettingsChange {
  readonly file: string;
  readonly text: string;
  /** The settings that become other ones. */
  readonly changed: readonly string[];
  /** Whether PAPERBOY_CONFIG has to name the file from now on. */
  readonly isNew: boolean;
}

/**
 * What has to be written so that new channels get what was chosen; undefined when they do already.
 * @param zone the computer's, which counts where none is configured
 */
export function settingsChange(
  chosen: Chosen,
  { config, sources, zone }: { config: Config; sources: ConfigSources; zone: string },
): SettingsChange | undefined {
  const { defaults } = config.settings;
  const now: Chosen = {
    ...{ time: defaults.time, topics: defaults.topics },
    zone: defaults.zone ?? zone,
  };
  const differs = (key: keyof Chosen) => !isDeepStrictEqual(now[key], chosen[key]);
  const changed = (['time', 'zone', 'topics'] as const).filter(differs);
  if (changed.length === 0) return undefined;
  const isNew = sources.file.name === sources.defaults.name;
  const values = Object.fromEntries(changed.map((key) => [key, chosen[key]]));
  const file = isNew ? OWN_FILE : sources.file.name;
  return { file, isNew, changed, text: withDefaults(sources.file, values) };
}

function withDefaults({ text }: SettingsFile, values: Readonly<Record<string, unknown>>): string {
  const settings = JSON.parse(text ?? '{}');
  const defaults = { ...settings.defaults, ...values };
  return `${JSON.stringify({ ...settings, defaults }, undefined, 2)}\n`;
}

import { environmentSchema, SECRET_KEYS } from '../config/environment.ts';
import type { SettingsFile } from '../config/load.ts';
import type { ConfigSources, Variables } from '../config/sources.ts';

/** A value of the configuration, as it may be shown to anybody. */
export interface ConfigRow {
  readonly key: string;
  readonly value: string;
  /** `environment`, `.env`, `default`, or the name of the settings file. */
  readonly origin: string;
}

/** Every key there is, in a fixed order. Of secrets only whether they are set. */
export const configurationOf = (sources: ConfigSources): readonly ConfigRow[] => [
  ...Object.keys(environmentSchema.shape).map((key) => variableRow(key, sources)),
  variableRow('PAPERBOY_CONFIG', sources),
  ...settingRows(sources),
];

function variableRow(key: string, { environment, dotenv }: ConfigSources): ConfigRow {
  const given = (variables: Variables) => variables[key] !== undefined && variables[key] !== '';
  if (given(environment)) return toRow(key, environment[key], 'environment');
  // An empty value of the environment hides the line of `.env`.
  if (environment[key] === undefined && given(dotenv)) return toRow(key, dotenv[key], '.env');
  const usual: unknown = DEFAULTS[key];
  return { key, value: usual === undefined ? '(not set)' : String(usual), origin: 'default' };
}

const DEFAULTS: Readonly<Record<string, unknown>> = environmentSchema.parse({});

const toRow = (key: string, value = '', origin: string): ConfigRow => ({
  ...{ key, value: shown(key, value), origin },
});

/** An address may hold a password, in front of the host or behind it. */
function shown(key: string, value: string): string {
  if (!SECRET_KEYS.has(key)) return value;
  if (value.startsWith('sqlite:')) return value;
  const address = /^https?:/.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (!address) return '(set, not shown)';
  const isWhole = address.href === `${address.origin}/`;
  return isWhole ? address.origin : `${address.origin} (the rest is not shown)`;
}

function settingRows({ file, defaults }: ConfigSources): readonly ConfigRow[] {
  const usual = leavesOf(defaults);
  if (file.name === defaults.name) return rowsOf(usual, 'default');
  const own = leavesOf(file);
  const keys = [...new Set([...usual.keys(), ...own.keys()])];
  return keys.flatMap((key) =>
    rowsOf(pick(own, key) ?? pick(usual, key) ?? new Map(), own.has(key) ? file.name : 'default'),
  );
}

type Leaves = ReadonlyMap<string, unknown>;

const pick = (leaves: Leaves, key: string): Leaves | undefined =>
  leaves.has(key) ? new Map([[key, leaves.get(key)]]) : undefined;

const rowsOf = (leaves: Leaves, origin: string): readonly ConfigRow[] =>
  [...leaves].map(([key, value]) => ({ key, value: JSON.stringify(value), origin }));

/** `defaults.time` and the like, each with its value; nothing of a file that can't be read. */
function leavesOf({ text }: SettingsFile): Leaves {
  try {
    return new Map(leaves('', JSON.parse(text ?? '{}')));
  } catch {
    return new Map();
  }
}

/** What holds names that people chose is one value. */
const WHOLE: ReadonlySet<string> = new Set(['teams', 'defaults.topics']);

function leaves(path: string, value: unknown): readonly (readonly [string, unknown])[] {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup || WHOLE.has(path)) return [[path, value]];
  const inside = path === '' ? '' : `${path}.`;
  return Object.entries(value).flatMap(([key, inner]) => leaves(`${inside}${key}`, inner));
}

import type { SettingsFile } from './load.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the configuration is read from, before anything of it is checked. */
export interface ConfigSources {
  /** The process's own, which wins. */
  readonly environment: Variables;
  /** The lines of `.env` in the working directory. */
  readonly dotenv: Variables;
  readonly file: SettingsFile;
  /** The settings file that Paperboy brings along. */
  readonly defaults: SettingsFile;
}

/** The variables that count. */
export const variablesOf = ({ environment, dotenv }: ConfigSources): Variables => ({
  ...dotenv,
  ...environment,
});

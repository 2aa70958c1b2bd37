import { environmentSchema } from '../config/environment.ts';
import { type Config, loadConfig } from '../config/load.ts';
import { type ConfigSources, variablesOf } from '../config/sources.ts';
import { ConfigError, type ConfigProblem } from '../core/errors.ts';

const SLACK_SECRETS: readonly string[] = [
  ...['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
];

/** A Paperboy as it is set up on this computer, whether or not it could start. */
export interface Patient {
  readonly sources: ConfigSources;
  /** What of the configuration can be used; defaults in place of the rest. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Leaves out what is wrong, so that everything else can be looked at all the same. Some mistakes show
 * only when others are out of the way.
 */
export function toPatient(sources: ConfigSources): Patient {
  const wrong = new Set<string>();
  const found: ConfigProblem[] = [];
  for (;;) {
    const { config, problems } = loaded(sources, wrong);
    found.push(...problems);
    const before = wrong.size;
    for (const { key } of problems) for (const one of belongingTo(key)) wrong.add(one);
    if (config) return { sources, config, problems: found };
    if (wrong.size === before) {
      return { sources, config: loadConfig({}, sources.defaults), problems: found };
    }
  }
}

function loaded(
  sources: ConfigSources,
  wrong: ReadonlySet<string>,
): { readonly config?: Config; readonly problems: readonly ConfigProblem[] } {
  const given = Object.entries(variablesOf(sources));
  const right = Object.fromEntries(given.filter(([key]) => !wrong.has(key)));
  const isFileRight = [...wrong].every((key) => key in environmentSchema.shape);
  try {
    return {
      config: loadConfig(right, isFileRight ? sources.file : sources.defaults),
      problems: [],
    };
  } catch (error) {
    if (error instanceof ConfigError) return { problems: error.problems };
    throw error;
  }
}

/** Of Slack's values none is of use without the others. */
const belongingTo = (key: string): readonly string[] =>
  SLACK_SECRETS.includes(key) ? SLACK_SECRETS : [key];

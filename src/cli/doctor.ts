import type { ConfigSources } from '../config/sources.ts';
import { type Circumstances, checksOf } from '../doctor/checks.ts';
import { concealer } from '../doctor/conceal.ts';
import { configurationOf } from '../doctor/configuration.ts';
import { examine } from '../doctor/examine.ts';
import { type State, verdictOf } from '../doctor/finding.ts';
import { toPatient } from '../doctor/patient.ts';
import { printed } from '../doctor/print.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

const EXIT_CODES: Readonly<Record<State, number>> = { ok: 0, warning: 1, problem: 2 };

export interface DoctorOptions
  extends Pick<Surroundings, 'version' | 'terminal' | 'print' | 'exit'>,
    Omit<Circumstances, 'clock'> {
  readonly sources: ConfigSources;
  readonly json: boolean;
}

/**
 * Looks at everything that can be wrong, beside a Paperboy that runs or without one, also where it
 * could not start. Exits with 0, 1 (warnings) or 2 (problems).
 */
export async function doctor(options: DoctorOptions): Promise<void> {
  const { sources, json, version, terminal, print, exit } = options;
  const conceal = concealer(sources);
  const findings = await examine(checksOf(toPatient(sources), { ...options, clock: systemClock }));
  const configuration = configurationOf(sources);
  const verdict = verdictOf(findings);
  if (json) {
    const report = { version, verdict, findings, configuration };
    const clean = (_key: string, value: unknown) =>
      typeof value === 'string' ? conceal(value) : value;
    print(JSON.stringify(report, clean, 2));
  } else {
    const lines = printed(findings, configuration, { version, color: terminal });
    for (const line of lines) print(conceal(line));
  }
  // What was given up on may still be under way.
  exit(EXIT_CODES[verdict]);
}

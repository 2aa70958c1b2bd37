import { counted } from '../core/message/counted.ts';
import type { ConfigRow } from './configuration.ts';
import type { Finding, State } from './finding.ts';

const MARKS: Readonly<Record<State, string>> = { ok: 'ok', warning: 'warning', problem: 'problem' };

/** ANSI colours: green, yellow, red. */
const COLOURS: Readonly<Record<State, number>> = { ok: 32, warning: 33, problem: 31 };

export interface PrintOptions {
  readonly version: string;
  /** Whether a person reads it as it comes. */
  readonly color: boolean;
}

/** The examination as people read it, line by line. */
export function printed(
  findings: readonly Finding[],
  configuration: readonly ConfigRow[],
  { version, color }: PrintOptions,
): readonly string[] {
  return [
    `Paperboy ${version}, looked at from all sides`,
    '',
    ...findings.flatMap((finding) => lines(finding, color)),
    '',
    'Every setting, and where it comes from',
    '',
    ...table(configuration),
    '',
    summary(findings),
  ];
}

function lines({ about, state, found, todo, help }: Finding, color: boolean): readonly string[] {
  const mark = MARKS[state].padEnd(9);
  const coloured = color ? `\u001b[${COLOURS[state]}m${mark}\u001b[0m` : mark;
  return [
    `  ${coloured}${about}: ${found}`,
    ...(todo === undefined ? [] : [`  ${''.padEnd(9)}→ ${todo} See ${help}`]),
  ];
}

function table(rows: readonly ConfigRow[]): readonly string[] {
  const width = Math.max(...rows.map(({ key }) => key.length));
  return rows.map(({ key, value, origin }) => `  ${key.padEnd(width)}  ${value}  [${origin}]`);
}

function summary(findings: readonly Finding[]): string {
  const count = (wanted: State) => findings.filter(({ state }) => state === wanted).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems + warnings === 0) return 'All is well.';
  const all = [
    ...(problems > 0 ? [counted(problems, 'problem')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${all.join(' and ')}: the lines with → say what to do.`;
}

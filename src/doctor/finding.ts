import type { OperatingPage } from '../core/operating-page.ts';

export type State = 'ok' | 'warning' | 'problem';

/** What a check found, for whoever runs Paperboy. */
export interface Finding {
  /** What was looked at: `Database`, `Slack channel C0123`. */
  readonly about: string;
  readonly state: State;
  readonly found: string;
  /** What to do about it; absent when all is well. */
  readonly todo?: string;
  /** Where more about it is written; absent when all is well. */
  readonly help?: OperatingPage;
}

export const ok = (about: string, found: string): Finding => ({ about, state: 'ok', found });

/** Something works less well than it could, or soon will not. */
export const warning: Tell = (about, found, todo, help) => ({
  ...{ about, state: 'warning', found, todo, help },
});

/** Something does not work. */
export const problem: Tell = (about, found, todo, help) => ({
  ...{ about, state: 'problem', found, todo, help },
});

type Tell = (about: string, found: string, todo: string, help: OperatingPage) => Finding;

/** The worst state of all. */
export function verdictOf(findings: readonly Finding[]): State {
  const states = new Set(findings.map(({ state }) => state));
  if (states.has('problem')) return 'problem';
  return states.has('warning') ? 'warning' : 'ok';
}

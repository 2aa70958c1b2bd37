export type State = 'ok' | 'warning' | 'problem';

/** What a check found, for whoever runs Paperboy. */
export interface Finding {
  /** What was looked at: `Database`, `Slack channel C0123`. */
  readonly about: string;
  readonly state: State;
  readonly found: string;
  /** What to do about it; absent when all is well. */
  readonly todo?: string;
}

export const ok = (about: string, found: string): Finding => ({ about, state: 'ok', found });

/** Something works less well than it could, or soon will not. */
export const warning = (about: string, found: string, todo: string): Finding => ({
  ...{ about, state: 'warning', found, todo },
});

/** Something does not work. */
export const problem = (about: string, found: string, todo: string): Finding => ({
  ...{ about, state: 'problem', found, todo },
});

/** The worst state of all. */
export function verdictOf(findings: readonly Finding[]): State {
  const states = new Set(findings.map(({ state }) => state));
  if (states.has('problem')) return 'problem';
  return states.has('warning') ? 'warning' : 'ok';
}

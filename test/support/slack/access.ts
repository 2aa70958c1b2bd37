import type { Settings } from './options.ts';

export type TokenKind = 'bot' | 'app';

/** Which tokens are worth something, and what the bot's may do. */
export interface Access {
  /** The kind of a token that is accepted, or the error that Slack gives for it. */
  check(token: string | undefined): { readonly kind: TokenKind } | { readonly error: string };
  readonly scopes: readonly string[];
  has(scope: string): boolean;
  setScopes(scopes: readonly string[]): void;
  /** The bot's token is refused with this error from now on. */
  revoke(error: string): void;
  restore(): void;
}

export function createAccess({ botToken, appToken, scopes }: Settings): Access {
  let granted = scopes;
  let refusal: string | undefined;
  return {
    check(token) {
      if (token === undefined || token === '') return { error: 'not_authed' };
      if (token === appToken) return { kind: 'app' };
      if (token !== botToken) return { error: 'invalid_auth' };
      return refusal === undefined ? { kind: 'bot' } : { error: refusal };
    },
    get scopes() {
      return granted;
    },
    has: (scope) => granted.includes(scope),
    setScopes(given) {
      granted = given;
    },
    revoke(error) {
      refusal = error;
    },
    restore() {
      refusal = undefined;
    },
  };
}

import type { CommandStore } from './commands/store.ts';
import type { InteractionStore } from './interactions/store.ts';
import type { Settings } from './options.ts';
import type { Nonces } from './rest/nonces.ts';
import type { OldEdits } from './rest/old-edits.ts';
import type { State } from './world/state.ts';

/** All that the parts of the stand-in share. */
export interface Platform {
  readonly state: State;
  readonly settings: Settings;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly nonces: Nonces;
  readonly oldEdits: OldEdits;
  readonly access: Access;
  readonly gateway: GatewayFacts;
}

export interface Access {
  accepts(token: string | undefined): boolean;
  revoke(): void;
  restore(): void;
}

export interface GatewayFacts {
  url(): string;
  identifiesLeft(): number;
}

export function createAccess(token: string): Access {
  let valid = true;
  return {
    accepts: (given) => valid && given === token,
    revoke() {
      valid = false;
    },
    restore() {
      valid = true;
    },
  };
}

import type { Access } from './access.ts';
import type { InteractionStore } from './interactions/store.ts';
import type { Settings } from './options.ts';
import type { Tickets } from './socket/tickets.ts';
import type { State } from './world/state.ts';

/** All that the parts of the stand-in share. */
export interface Platform {
  readonly state: State;
  readonly settings: Settings;
  readonly access: Access;
  readonly interactions: InteractionStore;
  readonly tickets: Tickets;
  /** Where the socket that belongs to a ticket is. */
  socketUrl(ticket: string): string;
  responseUrl(token: string): string;
}

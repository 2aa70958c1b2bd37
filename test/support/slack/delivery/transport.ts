import type { Payload } from '../world/model.ts';

export type DispatchKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

export interface Dispatch {
  readonly kind: DispatchKind;
  readonly payload: Payload;
  readonly retry?: Retry | undefined;
}

export type FailureReason =
  /** Nobody was there to take it. */
  | 'connection_failed'
  /** Nobody answered in time; the two modes have a word each. */
  | 'timeout'
  | 'http_timeout'
  | 'http_error';

export type Outcome =
  | { readonly acked: true; readonly body: unknown }
  | {
      readonly acked: false;
      readonly reason: FailureReason;
      /** The app asked not to be told again. */
      readonly final: boolean;
    };

/** One way to reach the app: a socket it opened, or the URL it named. */
export interface Transport {
  send(dispatch: Dispatch): Promise<Outcome>;
}

export const failed = (reason: FailureReason, final = false): Outcome => ({
  acked: false,
  reason,
  final,
});

/** What Slack answers when it refuses: this with `ok: false`. */
export interface ApiError {
  readonly error: string;
  /** What is wrong with blocks, each with its place. */
  readonly errors?: readonly string[];
  readonly response_metadata?: { readonly messages: readonly string[] };
  /** The scope that is missing, and those that are there. */
  readonly needed?: string;
  readonly provided?: string;
}

export class Refused extends Error {
  readonly error: ApiError;

  constructor(error: ApiError) {
    super(error.error);
    this.name = 'Refused';
    this.error = error;
  }
}

export function refuse(error: string | ApiError): never {
  throw new Refused(typeof error === 'string' ? { error } : error);
}

export function refuseIf(error: ApiError | undefined): void {
  if (error) refuse(error);
}

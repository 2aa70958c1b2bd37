import { randomUUID } from 'node:crypto';

/** Each lets one socket in, once and soon. */
export interface Tickets {
  issue(): string;
  redeem(ticket: string | null): boolean;
}

export function createTickets(validMs: number): Tickets {
  const issued = new Map<string, number>();
  return {
    issue() {
      const ticket = randomUUID();
      issued.set(ticket, performance.now());
      return ticket;
    },
    redeem(ticket) {
      const issuedAt = issued.get(ticket ?? '');
      issued.delete(ticket ?? '');
      return issuedAt !== undefined && performance.now() - issuedAt <= validMs;
    },
  };
}

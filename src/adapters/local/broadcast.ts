import { randomUUID } from 'node:crypto';
import type { StatusLine } from './status-line.ts';

/** What changed, for every open page. HTML is rendered here, so that pages only put it in place. */
export type PageEvent =
  /** A new message: a parent, or a reply of `thread`. */
  | {
      readonly type: 'message';
      readonly id: string;
      readonly thread?: string;
      readonly html: string;
    }
  /** The element with this id is now this. */
  | { readonly type: 'update'; readonly target: string; readonly html: string }
  | ({ readonly type: 'status' } & StatusLine);

interface Page {
  send(event: PageEvent, revision: string): void;
  close(): void;
}

/** Tells every open page what changed. Keeps nothing: a page that missed something reloads. */
export interface Broadcast {
  /** Changes with every change of the channel, and with every start of the program. */
  revision(): string;
  publish(event: PageEvent): void;
  /** Returns how to leave. */
  join(page: Page): () => void;
  audience(): number;
  closeAll(): void;
}

export function createBroadcast(): Broadcast {
  const run = randomUUID();
  const pages = new Set<Page>();
  let changes = 0;
  const revision = () => `${run}.${changes}`;

  return {
    revision,
    publish(event) {
      if (event.type !== 'status') changes += 1;
      for (const page of pages) page.send(event, revision());
    },
    join(page) {
      pages.add(page);
      return () => pages.delete(page);
    },
    audience: () => pages.size,
    closeAll() {
      for (const page of pages) page.close();
    },
  };
}

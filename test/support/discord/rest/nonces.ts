import type { Message } from '../world/model.ts';

interface Posted {
  readonly channelId: string;
  readonly messageId: string;
  readonly at: number;
}

/** Which message carried which nonce, for some minutes. There is one author: the bot. */
export interface Nonces {
  find(nonce: string): Posted | undefined;
  remember(nonce: string, message: Message): void;
}

export function createNonces(now: () => number, memoryMs: number): Nonces {
  const posted = new Map<string, Posted>();
  return {
    find(nonce) {
      const found = posted.get(nonce);
      return found && now() - found.at < memoryMs ? found : undefined;
    },
    remember(nonce, message) {
      posted.set(nonce, { channelId: message.channelId, messageId: message.id, at: now() });
    },
  };
}

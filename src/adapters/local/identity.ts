import type { Asker, ChannelRef, Person } from '../../core/ports/chat-platform.ts';

/** The one channel that the page shows. */
export const LOCAL_CHANNEL: ChannelRef = { platform: 'local', workspace: 'local', id: 'papers' };

/** Whoever has the page open: it knows no accounts, so every visitor is the same person. */
export const VISITOR: Person = { platform: 'local', workspace: 'local', id: 'visitor' };

export const isVisitor = ({ platform, id }: Person): boolean =>
  platform === VISITOR.platform && id === VISITOR.id;

export const ASKER: Asker = { person: VISITOR, channel: LOCAL_CHANNEL };

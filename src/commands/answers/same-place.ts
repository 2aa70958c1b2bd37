import type { ChannelRef } from '../../core/ports/chat-platform.ts';

type Workspace = Pick<ChannelRef, 'platform' | 'workspace'>;

export const isSameWorkspace = (a: Workspace, b: Workspace): boolean =>
  a.platform === b.platform && a.workspace === b.workspace;

export const isSameChannel = (a: ChannelRef, b: ChannelRef): boolean =>
  isSameWorkspace(a, b) && a.id === b.id;

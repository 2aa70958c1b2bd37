import type { PaperId } from '../../paper/identity.ts';
import type { Person } from '../chat-platform.ts';

export interface SavedStore {
  /** False when it was saved before. */
  save(person: Person, paperId: PaperId, at: number): Promise<boolean>;
  /** The newest first. */
  list(person: Person): Promise<readonly PaperId[]>;
}

import { existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Disk {
  /** Bytes that this user may still write. */
  readonly free: number;
  /** How people call the network file system that it is on; absent for a disk of this computer. */
  readonly network?: string;
}

/**
 * The numbers by which Linux tells network file systems (statfs(2), `linux/magic.h`). On these,
 * locks and shared memory, which SQLite's WAL lives by, do not do what they promise.
 */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x73757245, 'Coda'],
  [0x47504653, 'GPFS'],
]);

/** The disk of a file that need not be there yet. */
export function diskOf(file: string): Disk {
  const { bavail, bsize, type } = statfsSync(nearestFolder(file));
  const network = NETWORK.get(type >>> 0);
  return { free: bavail * bsize, ...(network && { network }) };
}

/** The folder that holds the file, or will hold its folders. */
export function nearestFolder(file: string): string {
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

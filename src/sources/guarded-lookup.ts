import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Finds all addresses of a name, as the computer itself does. */
export type Resolve = (
  name: string,
  options: { readonly all: true; readonly family?: number | 'IPv4' | 'IPv6' },
  found: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name leads to where the service behind it can't be. */
export class Misled extends Error {
  override readonly name = 'Misled';
  readonly code = 'PRIVATE_ADDRESS';
  readonly host: string;
  readonly address: string;

  constructor(host: string, address: string) {
    super(`${host} leads to ${address}`);
    this.host = host;
    this.address = address;
  }
}

/** They stand on the public Internet; every other name was written down by the operator. */
const PUBLIC_SERVICES = /(?:^|\.)(?:huggingface\.co|arxiv\.org)$/i;

/** Where clouds answer their own machines, with secrets. */
const LINK_LOCAL = /^(?:::ffff:)?169\.254\.|^fe[89ab]/i;

/**
 * Looks at what a name leads to in the moment of connecting, so that no answer of DNS takes a
 * request into this computer's own network. A mirror of the operator's may stand there.
 */
export function guardedLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, { family, all }, connect) => {
    resolve(host, { all: true, ...(family !== undefined && { family }) }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return connect(error ?? new Error(`${host} has no address`), '');
      const wrong = addresses.find(({ address }) => !mayStandAt(host, address));
      if (wrong) return connect(new Misled(host, wrong.address), '');
      return all ? connect(null, addresses) : connect(null, first.address, first.family);
    });
  };
}

const mayStandAt = (host: string, address: string): boolean =>
  PUBLIC_SERVICES.test(host) ? isPublicAddress(address) : !LINK_LOCAL.test(address);

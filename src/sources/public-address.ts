import { BlockList, isIP } from 'node:net';

/**
 * Addresses that lead into this computer or its network, or nowhere (IANA's special-purpose registry,
 * RFC 6890). 198.18.0.0/15 is left out: proxies on a computer give such addresses to public names.
 */
const INSIDE = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '224.0.0.0/3'],
];

/** Of IPv6 only what is global, and the two ways of writing an IPv4 address in it. */
const OUTSIDE = ['2000::/3', '::ffff:0.0.0.0/96', '64:ff9b::/96'];

/** Tunnels, which hold an IPv4 address that nobody looks at. */
const TUNNELS = ['2001::/32', '2002::/16'];

const inside = listOf('ipv4', INSIDE);
const insideWritten = listOf(
  'ipv6',
  // An IPv4-mapped address is compared with the IPv4 ones by itself.
  INSIDE.map((subnet) => subnet.split('/')).map(
    ([start, bits]) => `64:ff9b::${start}/${96 + Number(bits)}`,
  ),
);
const outside = listOf('ipv6', OUTSIDE);
const tunnels = listOf('ipv6', TUNNELS);

/** Whether an IP address is one of the public Internet. */
export function isPublicAddress(written: string): boolean {
  const address = written.replace(/%.*$/, '');
  if (isIP(address) === 4) return !inside.check(address);
  if (isIP(address) === 0) return false;
  const isInside = [inside, insideWritten, tunnels].some((list) => list.check(address, 'ipv6'));
  return outside.check(address, 'ipv6') && !isInside;
}

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [start = '', bits] of subnets.map((subnet) => subnet.split('/'))) {
    list.addSubnet(start, Number(bits), family);
  }
  return list;
}

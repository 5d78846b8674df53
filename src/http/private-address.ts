/**
 * Blocks private addresses for URLs found in content. The check is made after the DNS lookup and before the connection,
 * so that no host name can bypass it.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** The `code` of the error raised for a connection to such an address. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

// IANA IPv4 Special-Purpose Address Registry, plus multicast and reserved ranges.
const PRIVATE = networks('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);
// The only range allocated as global unicast. All formats that embed an IPv4 address (mapped, NAT64, 6to4, Teredo) are
// outside it or listed below.
const GLOBAL = networks('ipv6', ['2000::/3']);
// The entries of the IANA IPv6 Special-Purpose Address Registry that lie within that range.
const SPECIAL = networks('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** @param address an IP address as in a URL or a lookup result, with or without brackets; false for host names */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|(?:%.*)?\]?$/g, ''); // brackets from a URL, zone from a lookup
  const family = isIP(bare);
  if (family === 4) return PRIVATE.check(bare, 'ipv4');
  return family === 6 && (!GLOBAL.check(bare, 'ipv6') || SPECIAL.check(bare, 'ipv6'));
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** `dns.lookup` for an agent; fails if any of the addresses found is private. */
export function publicLookup(name: string, options: LookupOptions, found: Found): void {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return found(error, []);
    if (addresses.some(({ address }) => isPrivateAddress(address))) return found(privateAddress(), []);
    if (options.all === true) return found(null, addresses);
    return found(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
}

export function privateAddress(): NodeJS.ErrnoException {
  return Object.assign(new Error('a private address'), { code: PRIVATE_ADDRESS });
}

function networks(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

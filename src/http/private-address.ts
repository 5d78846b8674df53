/** Addresses that content may not lead to, looked at after the look-up and before the connection: no name gets around it. */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** The `code` of the error with which a connection to such an address ends. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

// IANA IPv4 Special-Purpose Address Registry, with multicast and what is reserved.
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
// Only these are given out as global unicast. All that wraps an IPv4 address (mapped, NAT64, 6to4, Teredo) is outside or below.
const GLOBAL = networks('ipv6', ['2000::/3']);
// IANA IPv6 Special-Purpose Address Registry, as far as it lies in them.
const SPECIAL = networks('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** @param address an IP address as a URL or a look-up writes it, brackets or not; names are not private by themselves */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|(?:%.*)?\]?$/g, ''); // brackets of a URL, zone of a look-up
  const family = isIP(bare);
  if (family === 4) return PRIVATE.check(bare, 'ipv4');
  return family === 6 && (!GLOBAL.check(bare, 'ipv6') || SPECIAL.check(bare, 'ipv6'));
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** `dns.lookup` for an agent: one private address among those found, and there is no connection. */
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

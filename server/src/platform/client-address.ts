import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * The address of whoever asks. X-Forwarded-For counts only as far as proxies we trust wrote it: from the right, the first
 * address that is not one of ours.
 */
export function createClientAddress(trustedProxies: readonly string[]): (request: Request, socketAddress: string) => string {
  const trusted = new BlockList();
  for (const range of trustedProxies) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (request, socketAddress) => {
    let address = plain(socketAddress);
    const hops = (request.headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim())).reverse();
    for (const hop of hops) {
      if (!isTrusted(address) || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  };
}

/** Not through a proxy on this machine: behind one, everybody's socket is local. */
export function fromThisMachine(request: Request, socketAddress: string): boolean {
  const local = /^(127\.|::1$)/.test(plain(socketAddress));
  return local && !['x-forwarded-for', 'forwarded', 'via'].some((name) => request.headers.has(name));
}

/** IPv4 clients of a dual-stack socket appear as ::ffff:192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

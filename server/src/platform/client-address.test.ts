import { expect, it } from 'vitest';
import { createClientAddress, fromThisMachine } from './client-address.ts';

const from = (header?: string) => new Request('http://x/', header === undefined ? {} : { headers: { 'x-forwarded-for': header } });

it('believes X-Forwarded-For only from trusted proxies, from the right', () => {
  const address = createClientAddress(['10.0.0.0/8', '::1']);
  expect(address(from('198.51.100.7'), '203.0.113.9')).toBe('203.0.113.9');
  expect(address(from('198.51.100.7'), '10.1.2.3')).toBe('198.51.100.7');
  expect(address(from('1.1.1.1, 198.51.100.7, 10.9.9.9'), '::ffff:10.1.2.3')).toBe('198.51.100.7');
  expect(address(from('not an address'), '10.1.2.3')).toBe('10.1.2.3');
  expect(address(from(), '::1')).toBe('::1');
  expect(createClientAddress([])(from('198.51.100.7'), '127.0.0.1')).toBe('127.0.0.1');
});

it('takes for this machine what comes to its own door, and not what a proxy on it passes on', () => {
  const asked = ['127.0.0.1', '::1', '::ffff:127.0.0.2', '192.0.2.7', '::ffff:192.0.2.7', ''].map((address) => fromThisMachine(from(), address));
  expect(asked).toEqual([true, true, true, false, false, false]);
  expect(fromThisMachine(from('127.0.0.1'), '127.0.0.1')).toBe(false);
  expect(fromThisMachine(new Request('http://x/', { headers: { forwarded: 'for=192.0.2.7' } }), '::1')).toBe(false);
});

import { expect, it } from 'vitest';
import { createClientAddress } from './client-address.ts';

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

import { expect, it } from 'vitest';
import { createRouteNames } from './route-names.ts';

const id = '018f0000-0000-7000-8000-00000000dead';

it('names an address by its pattern, without ids and tokens', () => {
  const nameOf = createRouteNames();
  expect(nameOf(`/api/cohorts/${id}/runs/${id}/export/csv`, 200)).toBe('/api/cohorts/:id/runs/:id/export/csv');
  expect(nameOf(`/verify/${'x'.repeat(43)}`, 200)).toBe('/verify/:id');
  expect(nameOf('/assets/root-BvRk9kiK.js', 200)).toBe('/assets/*');
});

it('knows an address once it was answered, and never one that somebody made up', () => {
  const nameOf = createRouteNames();
  expect(nameOf(`/api/cohorts/${id}`, 404)).toBe(':other');
  expect(nameOf(`/api/cohorts/${id}`, 200)).toBe('/api/cohorts/:id');
  expect(nameOf(`/api/cohorts/${id}`, 404)).toBe('/api/cohorts/:id');
  const madeUp = [['/ada@example.org', 404], ['/participations/x.data', 202], ['/x', 302], ['/y', 403], ['/z', 421], ['/api/z', 500]] as const;
  expect(madeUp.map(([path, status]) => nameOf(path, status))).toEqual(madeUp.map(() => ':other'));
});

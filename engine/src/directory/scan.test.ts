import { expect, it } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { NOW, practitioner, Random, randomPerson, randomPractitioner, shuffled } from './builders.test-support.ts';
import { UnusableDirectoryError } from './facts/validate.ts';
import { rankPractitioners } from './rank.ts';
import { directoryColumns } from './scan-columns.ts';
import { slotColumns } from './scan-slots.ts';
import { rankColumns } from './scan.ts';

it('the scan gives what the plain functions give, to the byte: any size, limit, moment, person, with and without ties', () => {
  let withNote = 0;
  for (let seed = 1; seed <= oracleRounds(60); seed++) {
    const random = new Random(seed);
    const flavour = { areas: [3, 12, 40, 100][seed % 4]!, listed: seed % 10 === 0 ? 0.2 : 0.95 };
    const practitioners = Array.from({ length: random.below(160) }, (_, at) => randomPractitioner(`p${at}`, flavour, random));
    const columns = directoryColumns(shuffled(practitioners, random));
    for (const now of [NOW, NOW + random.below(30) * 86_400_000]) {
      const slots = slotColumns(columns, now);
      for (const someone of [null, randomPerson(flavour, random), randomPerson(flavour, random)]) {
        for (const limit of [undefined, 0, 1, 10, 50]) {
          const options = { person: someone, ...(limit === undefined ? {} : { limit }), rotationTimeZone: seed % 2 === 0 ? 'Pacific/Auckland' : 'Europe/Berlin' };
          const plain = rankPractitioners(practitioners, { ...options, now });
          expect(JSON.stringify(rankColumns(slots, options)), `seed ${seed}`).toBe(JSON.stringify(plain));
          if (plain.note !== null) withNote++;
        }
      }
    }
  }
  expect(withNote).toBeGreaterThan(40);
});

it('thousands who are equal are shown in the order of the day, which is another one tomorrow', () => {
  const practitioners = Array.from({ length: 5_000 }, (_, at) => practitioner(`p${at}`));
  const columns = directoryColumns(practitioners);
  const ids = (now: number): string[] => rankColumns(slotColumns(columns, now), { limit: 30 }).results.map(({ id }) => id);
  expect(ids(NOW)).toEqual(rankPractitioners(practitioners, { now: NOW, limit: 30 }).results.map(({ id }) => id));
  expect(ids(NOW + 11 * 3_600_000)).toEqual(ids(NOW));
  expect(ids(NOW + 86_400_000)).not.toEqual(ids(NOW));
});

it('what cannot be used is refused by every step', () => {
  expect(() => directoryColumns([practitioner('a', { timeZone: 'Mars/Olympus' })])).toThrow(UnusableDirectoryError);
  const columns = directoryColumns([practitioner('a')]);
  expect(() => slotColumns(columns, Number.NaN)).toThrow(UnusableDirectoryError);
  expect(() => rankColumns(slotColumns(columns, NOW), { limit: -1 })).toThrow(UnusableDirectoryError);
});

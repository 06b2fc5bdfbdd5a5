import { model } from '@counterpart/contract';
import { defaultSettings, matchCohort } from '@counterpart/engine/cohort';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flavourOf, randomCohort } from '../../../engine/src/cohort/random.test-support.ts';
import { presentDiagnostics } from './present-diagnostics.ts';
import { presentMatch } from './present-run.ts';
import { matchRow } from './runs/run-matching.ts';

const results = Array.from({ length: 60 }, (_, seed) => matchCohort(randomCohort(seed, flavourOf(seed, 1, 9))));
/** As it comes out at the other end: unknown fields are dropped there, and JSON knows no undefined. */
const received = <T>(schema: { parse(value: unknown): T }, value: unknown): T => schema.parse(JSON.parse(JSON.stringify(value)));

describe('S1: what the engine explains reaches whoever asks, whole', () => {
  it('of pairs', () => {
    const matches = results.flatMap((result) => result.matches);
    expect(matches.length).toBeGreaterThan(100);
    const person = model.pairPerson.extend({ id: z.string() });
    const schema = model.match.omit({ id: true }).extend({ mentor: person, mentee: person });
    for (const match of matches) {
      const { mentor, mentee, ...explained } = received(schema, presentMatch(matchRow('run', match), {}));
      expect({ ...explained, mentor: mentor.id, mentee: mentee.id }).toEqual({ ...match, manualOverride: false, overrideReason: null });
    }
  });

  it('of diagnoses', () => {
    expect(results.some(({ diagnostics }) => diagnostics.hallViolator !== null)).toBe(true);
    for (const { diagnostics } of results) {
      const { organizations, ...rest } = received(model.diagnostics, presentDiagnostics(diagnostics));
      expect(rest).toEqual({ ...diagnostics, organizations: undefined });
      expect(organizations).toHaveLength(diagnostics.organizations.length);
    }
  });

  it('of settings, whose defaults are the engine’s', () => {
    expect(received(model.cohortSettings, defaultSettings)).toEqual(defaultSettings);
  });
});

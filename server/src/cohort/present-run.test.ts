import { model } from '@counterpart/contract';
import { defaultSettings, matchCohort } from '@counterpart/engine/cohort';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flavourOf, randomCohort } from '../../../engine/src/cohort/random.test-support.ts';
import { presentDiagnostics } from './present-diagnostics.ts';
import { castOf, presentMatch } from './present-run.ts';
import { matchRow } from './runs/run-matching.ts';

const cohorts = Array.from({ length: 60 }, (_, seed) => randomCohort(seed, flavourOf(seed, 1, 9)));
const results = cohorts.map((cohort) => matchCohort(cohort));
/** As it comes out at the other end: unknown fields are dropped there, and JSON knows no undefined. */
const received = <T>(schema: { parse(value: unknown): T }, value: unknown): T => schema.parse(JSON.parse(JSON.stringify(value)));

describe('S1: what the engine explains reaches whoever asks, whole', () => {
  it('of pairs', () => {
    expect(results.flatMap(({ matches }) => matches).length).toBeGreaterThan(100);
    const person = model.pairPerson.extend({ id: z.string() });
    const schema = model.match.omit({ id: true }).extend({ mentor: person, mentee: person });
    for (const [at, { matches }] of results.entries()) {
      const cast = castOf({ input: cohorts[at]!, people: {} });
      for (const match of matches) {
        const { mentor, mentee, listsNotCounted, ...explained } = received(schema, presentMatch(matchRow('run', match), cast));
        expect({ ...explained, mentor: mentor.id, mentee: mentee.id }).toEqual({ ...match, manualOverride: false, overrideReason: null });
        expect(listsNotCounted).toEqual((['mentor', 'mentee'] as const).filter((side) => cast.uncounted.has(match[side])));
      }
    }
  });

  it('of lists that nobody had submitted: they are there and did not count', () => {
    const { mentors, mentees } = cohorts[0]!;
    const draft = { input: { ...cohorts[0]!, mentors: mentors.map((mentor, at) => ({ ...mentor, submitted: at > 0, preferences: [mentees[0]!.id] })), mentees: mentees.map((mentee) => ({ ...mentee, submitted: false, preferences: [] })) }, people: {} };
    expect([...castOf(draft).uncounted]).toEqual([mentors[0]!.id]);
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

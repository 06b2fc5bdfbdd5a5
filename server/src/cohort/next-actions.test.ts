import type { Diagnostics } from '@counterpart/engine/cohort';
import { describe, expect, it } from 'vitest';
import type { CohortStatus } from './flow.ts';
import { nextActions } from './next-actions.ts';
import type { ParticipantRow } from './store/participant-store.ts';

const person = (id: string, change: Partial<ParticipantRow> = {}): ParticipantRow => ({
  id, cohortId: 'c', personId: id, side: 'mentor', displayName: id, email: `${id}@x.org`, organizationId: 'o', organizationName: 'O', houseId: 'o', houseName: 'O', submittedAt: new Date(0), reopenRequestedAt: null, reopenRequest: null,
  version: 1, updatedAt: new Date(0), preferences: 1, never: 0, mentorFields: null, slideSource: null, menteeWishes: null, ...change,
});
const sound: Diagnostics = {
  counts: { mentors: 1, mentees: 1, mentorsSubmitted: 1, menteesSubmitted: 1 }, blockers: [], warnings: [], options: [], lowestOptions: { mentors: [], mentees: [] }, organizations: [],
  unavoidableSameOrganization: { count: 0, organizationId: null }, hallViolator: null, fewestAcceptances: [], strictFeasible: true,
};
const offered = (status: CohortStatus, participants: ParticipantRow[], diagnostics: Partial<Diagnostics> = {}, activeRun: { inputChanged: boolean } | null = null) =>
  nextActions({ status, activeRun, participants, diagnostics: { ...sound, ...diagnostics } }).map(({ kind, ids, side }) => [kind, ...ids, ...side === null ? [] : [side]].join(' '));

describe('§5.3 what a coordinator could do next', () => {
  it('offers what would help, most useful first', () => {
    const people = [person('ada', { submittedAt: null, organizationId: null }), person('ben', { reopenRequestedAt: new Date(0) }), person('eva')];
    const troubled: Partial<Diagnostics> = {
      strictFeasible: false, fewestAcceptances: [{ mentor: 'eva', mentee: 'cy', ask: ['mentee'], scorePercent: 30 }],
      blockers: [{ code: 'zeroOptions', side: 'mentor', ids: ['eva'], values: {} }], warnings: [{ code: 'fewOptions', side: 'mentor', ids: ['ben', 'eva'], values: { minimum: 3 } }],
    };
    expect(offered('open', people, troubled)).toEqual([
      'decideReopening ben', 'setOrganization ada', 'remindSubmission ada', 'remindProfile ada', 'askToConsider eva cy', 'openParticipant eva', 'broadenPreferences ben eva',
    ]);
  });

  it('offers to submit lists that nobody has submitted, in every state in which that is possible', () => {
    const people = [person('ada'), person('ben', { submittedAt: null }), person('cy', { submittedAt: null, preferences: 0 }), person('eva', { submittedAt: null, organizationId: null })];
    expect(offered('draft', people)).toEqual(['setOrganization eva', 'openCohort', 'submitLists ben']);
    expect(offered('open', people)).toEqual(['setOrganization eva', 'remindSubmission ben cy eva', 'remindProfile ben cy eva', 'submitLists ben']);
    expect(offered('closed', people)).toEqual(['setOrganization eva', 'submitLists ben', 'runStrict']);
    expect(offered('matched', people)).toEqual([]);
  });

  it('leads from an empty cohort to a published one', () => {
    expect(offered('draft', [], { counts: { mentors: 0, mentees: 0, mentorsSubmitted: 0, menteesSubmitted: 0 } })).toEqual(['addParticipants']);
    expect(offered('draft', [person('ada')], { counts: { mentors: 1, mentees: 0, mentorsSubmitted: 0, menteesSubmitted: 0 } })).toEqual(['addParticipants mentee']);
    expect(offered('draft', [person('ada')])).toEqual(['openCohort']);
    expect(offered('open', [person('ada')])).toEqual(['closeCohort', 'runStrict']);
    expect(offered('closed', [person('ada')])).toEqual(['runStrict']);
    expect(offered('closed', [person('ada')], { strictFeasible: false })).toEqual(['runException']);
    expect(offered('closed', [person('ada')], {}, { inputChanged: false })).toEqual(['publish']);
    expect(offered('closed', [person('ada')], {}, { inputChanged: true })).toEqual(['runStrict', 'publish']);
    expect(offered('matched', [person('ada', { organizationId: null })])).toEqual([]);
  });
});

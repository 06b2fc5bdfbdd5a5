import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { advance, requestFacts } from './case.ts';
import type { DeskCase, Given, Step } from './case.ts';
import { isLive, requestStatusFromBookings } from './statuses.ts';
import { choices } from './table.ts';
import { arrow, actors, NEW_CASE, records, tables, walk, walks } from './walk.test-support.ts';

const rows = records.flatMap((record) => tables[record].transitions.flatMap(({ from, command, to, actors: who }) => who.map((actor) => arrow(record, from, command, to, actor))));
/** A case begins with its request; and the system is always first to see that sessions began or ended, so that here an admin never has to (S5 is for when it was not). */
const NOT_WALKED = ['request: · --submit--> pending by client', 'request: confirmed --beginWork--> in_progress by admin', 'request: in_progress --finishWork--> completed by admin'];

describe('random walks over a request with its invitations and bookings', () => {
  const happened = new Map<string, number>();
  const refusedBy = new Set<string>();
  const codes = new Set<string>();
  const cases: DeskCase[] = [];
  const steps: Step[] = [];
  let commands = 0;

  it('never break what always holds, and change nothing where they are refused', () => {
    fc.assert(fc.property(walks, (blind) => {
      cases.push(walk(blind, (before, move, outcome) => {
        const untouched = JSON.stringify(before);
        commands++;
        if (outcome.kind === 'refused') {
          codes.add(outcome.code);
          for (const { guard } of outcome.unmet) refusedBy.add(`${outcome.record}.${guard}`);
          expect(outcome.unmet.length > 0).toBe(outcome.code === 'unmet');
        } else {
          expect(broken(outcome.case)).toEqual([]);
          expect(sequencesFell(before, outcome.case)).toEqual([]);
          for (const step of outcome.steps) happened.set(arrowOf(step), (happened.get(arrowOf(step)) ?? 0) + 1);
          steps.push(...outcome.steps);
        }
        expect(advance(before, move)).toEqual(outcome);
        expect(JSON.stringify(before)).toBe(untouched);
      }));
    }), { numRuns: oracleRounds(1200), seed: 20261121 });
    expect(commands).toBeGreaterThan(100_000);
  });

  it('do nothing that is not a row of a table', () => {
    expect([...happened.keys()].filter((each) => !rows.includes(each))).toEqual([]);
  });
  it('come through every row of every table, by every actor it names', () => {
    expect(rows.filter((row) => !happened.has(row))).toEqual(NOT_WALKED);
  });
  it('are refused by every guard and with every code', () => {
    const guards = records.flatMap((record) => Object.keys(tables[record].guards).map((guard) => `${record}.${guard}`));
    expect(guards.filter((guard) => !refusedBy.has(guard))).toEqual([]);
    expect([...codes].sort()).toEqual(['unmet', 'wrongActor', 'wrongState']);
  });
  it('reach every state, and none is dead but the final ones', () => {
    for (const record of records) {
      const { states, final, transitions } = tables[record];
      const reached = new Set([record === 'request' ? NEW_CASE.request : '', ...steps.filter((step) => step.record === record).map(({ to }) => to)]);
      expect(states.filter((state) => !reached.has(state))).toEqual([]);
      const left = (state: string) => transitions.some(({ from, to, command }) => from === state && to !== state && command !== 'rollBack');
      // K13: a completed request is reopened by its bookings and by nobody's command.
      expect(states.filter((state) => !left(state))).toEqual(final.filter((state) => !(record === 'request' && state === 'completed')));
    }
  });
  it('leave every unfinished case something that somebody may do', () => {
    const given: Given = { emailVerified: true, reason: 'r', answer: 'cancel', termsSet: true };
    for (const desk of cases.filter(({ request }) => !['completed', 'cancelled', 'unfulfilled'].includes(request))) {
      const possible = actors.flatMap((actor) => choices(tables.request, desk.request, actor, requestFacts(desk, given))).filter(({ unmet }) => unmet.length === 0);
      expect(possible.length).toBeGreaterThan(0);
    }
  });
});

const arrowOf = ({ record, from, command, to, actor }: Step): string => arrow(record, from, command, to, actor);

function sequencesFell(before: DeskCase, after: DeskCase): string[] {
  return before.bookings.filter(({ sequence }, at) => sequence !== null && (after.bookings[at]!.sequence ?? -1) < sequence).map(({ id }) => id);
}

/** What no sequence of commands may break: the laws that a case breaks. */
function broken({ request, invitations, bookings }: DeskCase): string[] {
  const accepted = invitations.filter(({ status }) => status === 'accepted');
  const open = invitations.filter(({ status }) => status === 'requested');
  const live = bookings.filter(({ status }) => isLive(status));
  const work = requestStatusFromBookings(bookings.map(({ status }) => status));
  const calledOff = ['cancelled', 'expired', 'unfulfilled'].includes(request);
  const laws: Record<string, boolean> = {
    'K1: a booking that goes on has an expert who accepted': live.every(({ invitation }) => accepted.some(({ id }) => id === invitation)),
    'K1: a matched request has an expert who accepted': !['matched', 'proposal_sent'].includes(request) || accepted.length > 0,
    'K1: an expert is asked once at a time': new Set([...accepted, ...open].map(({ expert }) => expert)).size === accepted.length + open.length,
    'K13: work under way or finished is what the bookings say': !['in_progress', 'completed'].includes(request) || work === request,
    'K13: before the first session the request is confirmed at most': request !== 'confirmed' || work === 'confirmed' || work === null,
    'K1: only a confirmed request has bookings beyond a draft': ['confirmed', 'in_progress'].includes(request) || live.every(({ status }) => status === 'draft'),
    'what is over holds nobody': (!calledOff && request !== 'completed') || live.length + open.length === 0,
    'what is called off has released its experts': !calledOff || accepted.length === 0,
    'nobody is asked before the review': request !== 'pending' || accepted.length + open.length === 0,
    'K3: what is in the calendar has been sent': bookings.every(({ status, sequence }) => sequence !== null || !['scheduled', 'in_session', 'completed'].includes(status)),
  };
  return Object.keys(laws).filter((law) => !laws[law]);
}

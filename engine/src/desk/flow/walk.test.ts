import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { advance, requestFacts } from './case.ts';
import type { DeskCase, Given } from './case.ts';
import { isLive, requestStatusFromBookings } from './statuses.ts';
import { choices } from './table.ts';
import { arrow, actors, NEW_CASE, records, tables, walk, walks } from './walk.test-support.ts';
import type { Outcome } from './walk.test-support.ts';

const rows = records.flatMap((record) => tables[record].transitions.flatMap(({ from, command, to, actors: who }) => who.map((actor) => arrow(record, from, command, to, actor))));
/** A case begins with its request; and the system is always first to see that sessions began or ended, so that here an admin never has to (S5 is for when it was not). */
const NOT_WALKED = ['request: · --submit--> pending by client', 'request: confirmed --beginWork--> in_progress by admin', 'request: in_progress --finishWork--> completed by admin'];

describe('random walks over a request with its invitations and bookings', () => {
  const happened = new Set<string>();
  const refusedBy = new Set<string>();
  const codes = new Set<string>();
  const reached = new Set<string>([`request ${NEW_CASE.request}`]);
  const ends: DeskCase[] = [];
  let commands = 0;
  let trouble: string | undefined;

  beforeAll(() => {
    const explored = fc.check(fc.property(walks, (seeds) => {
      ends.push(walk(seeds, (before, move, outcome) => {
        const untouched = JSON.stringify(before);
        commands++;
        if (outcome.kind === 'refused') {
          codes.add(outcome.code);
          for (const { guard } of outcome.unmet) refusedBy.add(`${outcome.record}.${guard}`);
        } else {
          for (const step of outcome.steps) {
            happened.add(arrow(step.record, step.from, step.command, step.to, step.actor));
            reached.add(`${step.record} ${step.to}`);
          }
        }
        const faults = faultsOf(before, outcome);
        if (JSON.stringify(advance(before, move)) !== JSON.stringify(outcome)) faults.push('asked again it answers otherwise');
        if (JSON.stringify(before) !== untouched) faults.push('the case given has been changed');
        if (faults.length > 0) throw new Error(`${faults.join('; ')} after ${JSON.stringify(move)} on ${untouched}`);
      }));
    }), { numRuns: oracleRounds(1200), seed: 20261121 });
    trouble = fc.defaultReportMessage(explored);
  }, oracleRounds(60_000));

  it('never break what always holds, and change nothing where they are refused', () => {
    expect(trouble).toBeUndefined();
    expect(commands).toBeGreaterThan(oracleRounds(100_000));
  });
  it('do nothing that is not a row of a table', () => {
    expect(happened.size).toBeGreaterThan(0);
    expect([...happened].filter((each) => !rows.includes(each))).toEqual([]);
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
      expect(states.filter((state) => !reached.has(`${record} ${state}`))).toEqual([]);
      const left = (state: string) => transitions.some(({ from, to, command }) => from === state && to !== state && command !== 'rollBack');
      // K13: a completed request is reopened by its bookings and by nobody's command.
      expect(states.filter((state) => !left(state))).toEqual(final.filter((state) => !(record === 'request' && state === 'completed')));
    }
  });
  it('leave every unfinished case something that somebody may do', () => {
    const given: Given = { emailVerified: true, reason: 'r', answer: 'cancel', termsSet: true };
    const unfinished = ends.filter(({ request }) => !['completed', 'cancelled', 'unfulfilled'].includes(request));
    expect(unfinished.length).toBeGreaterThan(0);
    for (const desk of unfinished) {
      const possible = actors.flatMap((actor) => choices(tables.request, desk.request, actor, requestFacts(desk, given))).filter(({ unmet }) => unmet.length === 0);
      expect(possible.length).toBeGreaterThan(0);
    }
  });
});

function faultsOf(before: DeskCase, outcome: Outcome): string[] {
  if (outcome.kind === 'refused') return (outcome.unmet.length > 0) === (outcome.code === 'unmet') ? [] : ['a refusal names conditions where none stand in the way, or none where some do'];
  const fell = before.bookings.some(({ sequence }, at) => (outcome.case.bookings[at]!.sequence ?? -1) < (sequence ?? -1));
  return [...broken(outcome.case), ...(fell ? ['K3: the sequence of a calendar file fell'] : [])];
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

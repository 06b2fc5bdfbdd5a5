import { describe, expect, it } from 'vitest';
import { bookingFlow } from './booking.ts';
import { advance } from './case.ts';
import type { DeskCase, Move } from './case.ts';
import { dashboardViews } from './dashboard.ts';
import { effectText } from './effects.ts';
import type { Actor, Effect } from './effects.ts';
import { invitationFlow } from './invitation.ts';
import { requestFlow } from './request.ts';
import type { RequestFacts } from './request.ts';
import { panels } from './panels.ts';
import { flowDiagram, flowRows } from './show.ts';
import { bookingStatuses, invitationStatuses, requestStatusFromBookings } from './statuses.ts';
import { choices, next } from './table.ts';
import { actors, tables } from './walk.test-support.ts';

const FACTS: RequestFacts = { emailVerified: true, reason: null, answer: null, termsSet: true, proposalLapsed: false, openInvitations: 0, acceptedInvitations: 1, bookings: [] };

/** `pending → in_review: admin` for every change of state but an admin's rollback. */
function changes(record: keyof typeof tables): string[] {
  const who = new Map<string, Set<Actor>>();
  for (const { from, to, command, actors: allowed } of tables[record].transitions) {
    if (from === null || from === to || command === 'rollBack') continue;
    who.set(`${from} → ${to}`, new Set([...(who.get(`${from} → ${to}`) ?? []), ...allowed]));
  }
  return [...who].map(([change, allowed]) => `${change}: ${actors.filter((actor) => allowed.has(actor)).join('/')}`).sort();
}

describe('§5.4 the changes of a request', () => {
  it('are the specified ones and those of K2, by the specified actors, and no others', () => {
    expect(changes('request')).toEqual([
      'pending → in_review: admin', 'pending → cancelled: client/admin', 'in_review → matched: admin', 'matched → proposal_sent: admin', 'matched → in_review: system',
      'proposal_sent → confirmed: client', 'proposal_sent → expired: system', 'proposal_sent → cancelled: client',
      // K2; the system where the expert goes while the client decides (§4.1).
      'in_review → cancelled: client/admin', 'matched → cancelled: client/admin', 'confirmed → cancelled: client/admin', 'in_progress → cancelled: client/admin',
      'proposal_sent → in_review: client/system', 'in_review → unfulfilled: admin', 'expired → in_review: admin',
      // K13: the system too, where sessions begin, end or are rolled back.
      'confirmed → in_progress: admin/system', 'in_progress → completed: admin/system', 'in_progress → confirmed: system', 'completed → in_progress: system',
    ].sort());
  });
  it('K2: declining a proposal asks what the client wants instead', () => {
    expect(next(requestFlow, 'proposal_sent', 'declineProposal', 'client', { ...FACTS, answer: 'anotherExpert' })).toMatchObject({ kind: 'moved', state: 'in_review' });
    expect(next(requestFlow, 'proposal_sent', 'declineProposal', 'client', { ...FACTS, answer: 'cancel' })).toMatchObject({ kind: 'moved', state: 'cancelled' });
    expect(next(requestFlow, 'proposal_sent', 'declineProposal', 'client', FACTS)).toMatchObject({
      kind: 'refused', code: 'unmet', unmet: [{ guard: 'wantsAnotherExpert' }, { guard: 'wantsToCancel' }],
    });
  });
  it('a cancellation needs a reason once an expert is matched, and none before', () => {
    for (const state of ['matched', 'confirmed', 'in_progress'] as const) {
      expect(next(requestFlow, state, 'cancel', 'client', { ...FACTS, reason: ' ' })).toMatchObject({ code: 'unmet', unmet: [{ guard: 'reasonGiven', says: 'a reason is given' }] });
      expect(next(requestFlow, state, 'cancel', 'client', { ...FACTS, reason: 'No budget' })).toMatchObject({ state: 'cancelled' });
    }
    for (const state of ['pending', 'in_review'] as const) expect(next(requestFlow, state, 'cancel', 'client', FACTS)).toMatchObject({ state: 'cancelled' });
  });
  it('K14: a rollback is the admin’s, with a reason, and says that it is audited', () => {
    for (const table of Object.values(tables)) {
      const rows = table.transitions.filter(({ command }) => command === 'rollBack');
      expect(rows.length).toBeGreaterThan(0);
      for (const { actors: who, guards, effects } of rows) {
        expect([who, guards[0], effects.map(effectText).slice(0, 2)]).toEqual([['admin'], 'reasonGiven', ['recordReason', 'auditRollback']]);
      }
    }
  });
});

describe('K3 the changes of a booking', () => {
  it('are the specified ones, and no others', () => {
    expect(changes('booking')).toEqual([
      'draft → requested: admin', 'requested → accepted: expert/system', 'accepted → scheduled: admin', 'scheduled → in_session: admin/system',
      'in_session → completed: expert/admin/system', 'completed → archived: admin/system', 'completed → disputed: client/expert', 'disputed → resolved: admin',
      'scheduled → no_show: admin', 'draft → cancelled: admin/system', 'requested → cancelled: client/expert/admin/system',
      'accepted → cancelled: client/expert/admin/system', 'scheduled → cancelled: client/expert/admin/system',
    ].sort());
  });
});

describe('K1 the changes of an invitation', () => {
  it('are the specified ones, and no others', () => {
    expect(changes('invitation')).toEqual([
      'requested → accepted: expert', 'requested → declined: expert', 'requested → withdrawn: admin/system', 'requested → expired: system',
      'accepted → declined: expert', 'accepted → withdrawn: admin/system',
    ].sort());
  });
  it('§3.2: a decline names one of five reasons, and “other” needs words', () => {
    const facts = { requestStatus: 'in_review', alreadyInvited: false, briefApproved: true, reason: null, extended: false, escalated: false, deadlinePassed: false, proposed: false, booked: false } as const;
    expect(next(invitationFlow, 'requested', 'decline', 'expert', { ...facts, declineReason: 'capacity' })).toMatchObject({ state: 'declined' });
    expect(next(invitationFlow, 'requested', 'decline', 'expert', { ...facts, declineReason: null })).toMatchObject({ code: 'unmet' });
    expect(next(invitationFlow, 'requested', 'decline', 'expert', { ...facts, declineReason: 'other' })).toMatchObject({ code: 'unmet' });
    expect(next(invitationFlow, 'requested', 'decline', 'expert', { ...facts, declineReason: 'other', reason: 'On leave' })).toMatchObject({ state: 'declined' });
  });
  it('§3.2: the client is told of no decline', () => {
    const letters = invitationFlow.transitions.flatMap(({ effects }) => effects).filter((effect) => effect.kind === 'notify').map(({ who }) => who);
    expect(new Set(letters)).toEqual(new Set(['expert']));
  });
});

describe('§3.1 the expert’s dashboard', () => {
  it('shows everything but drafts in one view each', () => {
    const views = Object.values(dashboardViews);
    expect(views.flatMap(({ bookings }) => bookings as readonly string[]).toSorted()).toEqual(bookingStatuses.filter((status) => status !== 'draft').toSorted());
    expect(views.flatMap(({ invitations }) => invitations as readonly string[]).toSorted()).toEqual(invitationStatuses.toSorted());
    expect(dashboardViews).toMatchObject({ pending: { bookings: ['requested'] }, active: { bookings: ['accepted', 'scheduled', 'in_session'] } });
  });
});

describe('S1 a refusal', () => {
  it('says whether the state, the actor or a condition stands in the way, and what would be possible', () => {
    expect(next(requestFlow, 'completed', 'acceptProposal', 'client', FACTS)).toMatchObject({ code: 'wrongState', unmet: [], choices: [] });
    expect(next(requestFlow, 'proposal_sent', 'acceptProposal', 'admin', FACTS)).toMatchObject({ code: 'wrongActor', choices: [{ command: 'rollBack', to: 'matched' }] });
    expect(next(requestFlow, 'proposal_sent', 'acceptProposal', 'client', { ...FACTS, emailVerified: false })).toEqual({
      kind: 'refused', code: 'unmet', record: 'request', state: 'proposal_sent', command: 'acceptProposal', actor: 'client',
      unmet: [{ guard: 'emailVerified', says: 'the client’s e-mail address is verified' }],
      choices: choices(requestFlow, 'proposal_sent', 'client', { ...FACTS, emailVerified: false }),
    });
  });
  it('names only what that actor could do', () => {
    const commands = (actor: Actor) => choices(requestFlow, 'matched', actor, FACTS).map(({ command }) => command);
    expect([commands('client'), commands('expert')]).toEqual([['askForChange', 'cancel'], []]);
  });
});

describe('a case', () => {
  const play = (...moves: readonly Move[]): DeskCase => moves.reduce<DeskCase>((desk, move) => {
    const outcome = advance(desk, move);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome));
    return outcome.case;
  }, { request: 'pending', invitations: [], bookings: [] });
  const request = (command: string, actor: Actor, given: Move['given'] = {}): Move => ({ record: 'request', command, actor, given });
  const invite = (id: string, expert: string): Move => ({ record: 'invitation', create: id, of: expert, command: 'invite', actor: 'admin', given: { briefApproved: true } });
  const invitation = (id: string, command: string, actor: Actor, given: Move['given'] = {}): Move => ({ record: 'invitation', id, command, actor, given });
  const booking = (id: string, command: string, actor: Actor, given: Move['given'] = {}): Move => ({ record: 'booking', id, command, actor, given });
  const draft = (id: string, of: string): Move => ({ record: 'booking', create: id, of, command: 'draft', actor: 'admin', given: {} });
  const matched = [request('open', 'admin'), invite('i1', 'ada'), invite('i2', 'bo'), invitation('i1', 'accept', 'expert'), request('match', 'admin')];
  const confirmed = [...matched, request('sendProposal', 'admin', { termsSet: true }), request('acceptProposal', 'client', { emailVerified: true })];
  const scheduled = [...confirmed, draft('b1', 'i1'), booking('b1', 'send', 'admin'), booking('b1', 'accept', 'expert'), booking('b1', 'schedule', 'admin', { timesSet: true })];

  it('§3.4: goes back to the queue when the only expert who accepted declines, with the draft that was theirs', () => {
    const after = play(...matched, draft('b1', 'i1'), invitation('i1', 'decline', 'expert', { declineReason: 'conflictOfInterest' }));
    expect(after).toMatchObject({ request: 'in_review', invitations: [{ status: 'declined' }, { status: 'requested' }], bookings: [{ status: 'cancelled' }] });
  });
  it('stays matched while another expert has accepted, and in review while one is only asked', () => {
    const decline = invitation('i1', 'decline', 'expert', { declineReason: 'capacity' });
    expect(play(...matched, invitation('i2', 'accept', 'expert'), decline).request).toBe('matched');
    expect(play(request('open', 'admin'), invite('i1', 'ada'), invite('i2', 'bo'), decline).request).toBe('in_review');
  });
  it('K2: “another expert” releases the one proposed and keeps asking the others', () => {
    const after = play(...matched, request('sendProposal', 'admin', { termsSet: true }), request('declineProposal', 'client', { answer: 'anotherExpert' }));
    expect(after).toMatchObject({ request: 'in_review', invitations: [{ status: 'withdrawn' }, { status: 'requested' }] });
  });
  it('§4.4: an expired proposal releases every expert and cancels what was drawn up', () => {
    const after = play(...matched, draft('b1', 'i1'), request('sendProposal', 'admin', { termsSet: true }), request('expire', 'system', { proposalLapsed: true }));
    expect(after).toMatchObject({ request: 'expired', invitations: [{ status: 'withdrawn' }, { status: 'withdrawn' }], bookings: [{ status: 'cancelled' }] });
  });
  it('K3: a new time keeps the booking and raises the calendar’s sequence, a cancellation raises it again', () => {
    const sequences = [[], [booking('b1', 'reschedule', 'admin', { timesSet: true })], [booking('b1', 'reschedule', 'admin', { timesSet: true }), booking('b1', 'cancel', 'client', { reason: 'ill' })]]
      .map((more) => play(...scheduled, ...more).bookings.map(({ id, status, sequence }) => [id, status, sequence]));
    expect(sequences).toEqual([[['b1', 'scheduled', 0]], [['b1', 'scheduled', 1]], [['b1', 'cancelled', 2]]]);
  });
  it('K13: the request follows its bookings, forward and back', () => {
    const two = [...scheduled, draft('b2', 'i1'), booking('b1', 'start', 'system', { started: true }), booking('b1', 'complete', 'expert')];
    expect(play(...two).request).toBe('in_progress');
    const done = [...two, booking('b2', 'cancel', 'admin')];
    expect(play(...done).request).toBe('completed');
    expect(play(...done, booking('b2', 'rollBack', 'admin', { reason: 'cancelled the wrong one' })).request).toBe('in_progress');
    expect(play(...done, booking('b1', 'rollBack', 'admin', { reason: 'not over yet' })).request).toBe('in_progress');
    expect(requestStatusFromBookings(['no_show', 'cancelled'])).toBeNull();
  });
  it('§4.3: sessions follow one another as they come, after the first ones are over too', () => {
    const done = [...scheduled, booking('b1', 'start', 'system', { started: true }), booking('b1', 'complete', 'expert')];
    expect(play(...done).request).toBe('completed');
    expect(play(...done, draft('b2', 'i1'))).toMatchObject({ request: 'in_progress', bookings: [{ status: 'completed' }, { status: 'draft' }] });
    expect(play(...done, draft('b2', 'i1'), booking('b2', 'cancel', 'admin')).request).toBe('completed');
  });
  it('who is asked again after a rollback has not been proposed yet', () => {
    const after = play(
      ...matched, request('sendProposal', 'admin', { termsSet: true }), invitation('i1', 'decline', 'expert', { declineReason: 'capacity' }), invitation('i2', 'accept', 'expert'),
      request('match', 'admin'), request('sendProposal', 'admin', { termsSet: true }), invitation('i1', 'rollBack', 'admin', { reason: 'a slip' }), invitation('i1', 'accept', 'expert'),
      request('declineProposal', 'client', { answer: 'anotherExpert' }),
    );
    expect(after).toMatchObject({ request: 'in_review', invitations: [{ id: 'i1', status: 'accepted', proposed: false }, { id: 'i2', status: 'withdrawn' }] });
  });
  it('K13: bookings that share a time are a panel', () => {
    const at = (id: string, start: number | null, status: 'scheduled' | 'cancelled' = 'scheduled') => ({ id, status, start, end: start === null ? null : start + 1 });
    expect(panels([at('d', 5), at('b', 9), at('a', 9), at('c', 9, 'cancelled'), at('e', null), at('f', null), { ...at('g', 5), end: 7 }])).toEqual([['a', 'b']]);
  });
  it('names a record that it does not have', () => {
    expect(() => play(booking('b9', 'start', 'admin'))).toThrow(new RangeError('The case has no booking "b9".'));
    expect(() => play(request('open', 'admin'), invite('i1', 'ada'), invite('i1', 'bo'))).toThrow('The case already has the invitation "i1".');
  });
});

describe('the tables', () => {
  it('let happen without a change of state what is asked for, and no more', () => {
    const loops = Object.values(tables).flatMap(({ record, transitions }) => transitions.filter(({ from, to }) => from === to).map(({ from, command, actors: who }) => `${record} ${from}: ${command} by ${who.join('/')}`));
    expect(loops).toEqual([
      // §4.1
      'request pending: edit by client', 'request in_review: edit by client', 'request matched: askForChange by client', 'request proposal_sent: askForChange by client',
      'request confirmed: askForChange by client', 'request in_progress: askForChange by client',
      // §4.2, §3.3
      'invitation requested: clarify by expert', 'invitation requested: escalate by system', 'invitation requested: extend by admin',
      // K3
      'booking scheduled: reschedule by admin',
    ]);
  });

  it('switch nothing on that stays on: threads, calendars, reminders, the matched expert', () => {
    const does = (effects: readonly Effect[], name: string) => effects.some((effect) => effect.kind === 'deed' && effect.deed === name);
    const open = ['accepted', 'scheduled', 'in_session', 'completed'];
    for (const { from, to, effects } of bookingFlow.transitions) {
      if (from === null) continue;
      const [before, after] = [open.includes(from), open.includes(to)];
      expect([from, to, does(effects, 'openThread'), does(effects, 'closeThread')]).toEqual([from, to, !before && after, before && !after]);
      expect([from, to, does(effects, 'cancelCalendar')]).toEqual([from, to, from === 'scheduled' && (to === 'cancelled' || to === 'accepted')]);
    }
    for (const { from, to, effects } of requestFlow.transitions) {
      if (from === to) continue;
      expect([from, to, does(effects, 'startAbandonment'), does(effects, 'stopAbandonment')]).toEqual([from, to, to === 'proposal_sent', from === 'proposal_sent']);
      const matchedBefore = from !== null && !['pending', 'in_review', 'unfulfilled'].includes(from);
      expect([from, to, does(effects, 'setMatchedExpert'), does(effects, 'clearMatchedExpert')]).toEqual([from, to, from === 'in_review' && to === 'matched', matchedBefore && to === 'in_review']);
    }
  });
  it('leave no doubt: no two rows of one state, command and actor hold together', () => {
    const exclusive = new Set(['wantsAnotherExpert|wantsToCancel', 'workNotBegun|workFinished']);
    const doubtful: string[] = [];
    for (const { record, transitions } of Object.values(tables)) {
      const seen = new Map<string, readonly string[]>();
      for (const { from, command, actors: who, guards } of transitions) {
        for (const actor of who) {
          const key = `${record} ${from} ${command} ${actor}`;
          const other = seen.get(key);
          if (other !== undefined && !other.some((a) => guards.some((b) => exclusive.has(`${a}|${b}`)))) doubtful.push(key);
          seen.set(key, guards);
        }
      }
    }
    expect(doubtful).toEqual([]);
  });
  it('show as rows and as a diagram, each with every state', () => {
    for (const table of [requestFlow, invitationFlow, bookingFlow]) {
      const text = flowDiagram(table as typeof requestFlow);
      const rows = flowRows(table as typeof requestFlow);
      expect(rows.length).toBe(table.transitions.length);
      for (const state of table.states) expect(text).toMatch(new RegExp(`--> ${state}: `));
    }
    expect(flowDiagram(requestFlow).split('\n').slice(0, 3)).toEqual(['stateDiagram-v2', '    [*] --> pending: submit (client)', '    pending --> in_review: open (admin)']);
    expect(flowDiagram(requestFlow)).toContain('    in_review --> cancelled: cancel (admin, client)');
    expect(JSON.parse(JSON.stringify(flowRows(requestFlow)))[5]).toEqual({
      from: 'in_review', command: 'match', to: 'matched', actors: ['admin'], guards: [{ name: 'expertAccepted', says: 'an invited expert has accepted' }],
      effects: ['setMatchedExpert', 'tell client: expertMatched'], clause: '§5.4, K1',
    });
  });
});

import fc from 'fast-check';
import { bookingFlow } from './booking.ts';
import { advance } from './case.ts';
import type { Advanced, DeskCase, Given, Move } from './case.ts';
import { invitationFlow } from './invitation.ts';
import { requestFlow } from './request.ts';
import { declineReasons } from './statuses.ts';
import type { FlowRefusal } from './table.ts';

export const tables = { request: requestFlow, invitation: invitationFlow, booking: bookingFlow } as const;
export const records = ['request', 'invitation', 'booking'] as const;
export const actors = ['client', 'expert', 'admin', 'system'] as const;
export const NEW_CASE: DeskCase = { request: 'pending', invitations: [], bookings: [] };
const EXPERTS = 3;
const ENDING: readonly string[] = ['cancel', 'closeUnfulfilled', 'declineProposal', 'decline', 'withdraw', 'expire', 'rollBack'];
const commands = [...new Set(records.flatMap((record) => tables[record].transitions.map(({ command }) => command as string))), 'fly', ''];

const oneIn = (times: number) => fc.nat(times - 1).map((value) => value === 0);
const often = fc.constantFrom(true, true, true, false);
const given: fc.Arbitrary<Given> = fc.record({
  emailVerified: often, reason: fc.constantFrom('because', 'because', 'because', ' ', null), answer: fc.constantFrom('anotherExpert', 'cancel', null), termsSet: often,
  proposalLapsed: often, briefApproved: often, declineReason: fc.constantFrom(...declineReasons, null), deadlinePassed: often, termsAsAccepted: often,
  timesSet: often, started: often, ended: often, reviewsClosed: often,
});

/** A step that knows nothing of the case it will meet, so that a failing walk can be shortened. */
interface Blind {
  /** Any command by anybody, or one of the table's for the state that is met. */
  readonly wild: boolean;
  /** Whether it may end something; most do not, or few walks would see the end of a lifecycle. */
  readonly harsh: boolean;
  readonly record: (typeof records)[number];
  readonly create: boolean;
  readonly which: number;
  readonly row: number;
  readonly command: string;
  readonly actor: (typeof actors)[number];
  readonly given: Given;
}

const blind: fc.Arbitrary<Blind> = fc.record({
  wild: oneIn(6), harsh: oneIn(6), record: fc.constantFrom(...records, 'booking', 'invitation'), create: oneIn(4),
  which: fc.nat(999), row: fc.nat(999), command: fc.constantFrom(...commands), actor: fc.constantFrom(...actors), given,
});
/** Long walks, for the last rows of a lifecycle are far from its beginning. */
export const walks: fc.Arbitrary<Blind[]> = fc.array(blind, { minLength: 120, maxLength: 160 });

export type Outcome = Advanced | FlowRefusal;
export type Witness = (before: DeskCase, move: Move, outcome: Outcome) => void;

export function walk(steps: readonly Blind[], witness: Witness): DeskCase {
  let desk = NEW_CASE;
  steps.forEach((step, at) => {
    const move = moveOf(desk, step, at);
    if (move === null) return;
    const outcome = advance(desk, move);
    witness(desk, move, outcome);
    if (outcome.kind === 'moved') desk = outcome.case;
  });
  return desk;
}

function moveOf(desk: DeskCase, step: Blind, at: number): Move | null {
  const { record, which, create } = step;
  if (record === 'request') return told(step, desk.request, { record });
  const owners = record === 'invitation' ? Array.from({ length: EXPERTS }, (_, expert) => `expert${expert}`) : desk.invitations.map(({ id }) => id);
  if (create) return owners.length === 0 ? null : told(step, null, { record, create: `${record}${at}`, of: owners[which % owners.length]! });
  const those = record === 'invitation' ? desk.invitations : desk.bookings;
  if (those.length === 0) return null;
  const { id, status } = those[which % those.length]!;
  return told(step, status, { record, id });
}

type Target = { readonly record: 'request' } | { readonly record: 'invitation' | 'booking'; readonly id: string } | { readonly record: 'invitation' | 'booking'; readonly create: string; readonly of: string };

function told({ wild, harsh, row, which, command, actor, given: facts }: Blind, state: string | null, target: Target): Move {
  const rows = tables[target.record].transitions.filter(({ from, command: name }) => from === state && (harsh || !ENDING.includes(name)));
  const chosen = rows[row % Math.max(rows.length, 1)];
  if (wild || chosen === undefined) return { ...target, command, actor, given: facts };
  return { ...target, command: chosen.command, actor: chosen.actors[which % chosen.actors.length]!, given: facts };
}

/** `request: pending --open--> in_review by admin` */
export const arrow = (record: string, from: string | null, command: string, to: string, actor: string): string => `${record}: ${from ?? '·'} --${command}--> ${to} by ${actor}`;

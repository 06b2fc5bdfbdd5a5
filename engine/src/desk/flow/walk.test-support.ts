import fc from 'fast-check';
import { randomSource } from '../../cohort/random.test-support.ts';
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

/** Long walks, for the last rows of a lifecycle are far from its beginning. A step is one number, so that many are made quickly and failing walks get shorter. */
export const walks: fc.Arbitrary<number[]> = fc.array(fc.nat(), { minLength: 120, maxLength: 160 });

/** Facts of any kind in any combination, mostly such that things can happen. */
function stepOf(seed: number): Blind {
  const random = randomSource(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <Value>(...values: readonly Value[]): Value => values[below(values.length)]!;
  const often = (): boolean => random() < 0.75;
  return {
    wild: below(6) === 0, harsh: below(6) === 0, record: oneOf(...records, 'booking', 'invitation'), create: below(4) === 0,
    which: below(1000), row: below(1000), command: oneOf(...commands), actor: oneOf(...actors),
    given: {
      emailVerified: often(), reason: oneOf('because', 'because', 'because', ' ', null), answer: oneOf('anotherExpert', 'cancel', null), termsSet: often(),
      proposalLapsed: often(), briefApproved: often(), declineReason: oneOf(...declineReasons, null), deadlinePassed: often(), termsAsAccepted: often(),
      timesSet: often(), started: often(), ended: often(), reviewsClosed: often(),
    },
  };
}

export type Outcome = Advanced | FlowRefusal;
export type Witness = (before: DeskCase, move: Move, outcome: Outcome) => void;

export function walk(seeds: readonly number[], witness: Witness): DeskCase {
  let desk = NEW_CASE;
  seeds.forEach((seed, at) => {
    const move = moveOf(desk, stepOf(seed), at);
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

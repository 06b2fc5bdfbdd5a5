import type { Actor, Effect, RecordKind } from './effects.ts';

/** A condition of a transition: a name that is stable, a sentence for people, and a pure function of plain facts. */
export interface Guard<Facts> {
  readonly says: string;
  readonly holds: (facts: Facts) => boolean;
}

export interface Transition<State extends string, Command extends string, GuardName extends string> {
  /** Null: the record does not exist yet, and the command makes it. */
  readonly from: State | null;
  readonly command: Command;
  readonly to: State;
  readonly actors: readonly Actor[];
  /** All of them must hold. */
  readonly guards: readonly GuardName[];
  /** In the order in which they are done. An audit event belongs to every transition and is not listed (S5). */
  readonly effects: readonly Effect[];
  /** Where it is asked for. */
  readonly clause: string;
}

/** Everything that can happen to one kind of record. Rows of one state and command that one actor may use exclude each other by their guards. */
export interface FlowTable<State extends string = string, Command extends string = string, GuardName extends string = string, Facts = never> {
  readonly record: RecordKind;
  readonly states: readonly State[];
  /** Left by an admin's rollback or not at all. */
  readonly final: readonly State[];
  readonly guards: Readonly<Record<GuardName, Guard<Facts>>>;
  readonly transitions: readonly Transition<State, Command, GuardName>[];
}

export interface Unmet<GuardName extends string = string> { readonly guard: GuardName; readonly says: string }

/** One row that an actor could use in a state; possible now where nothing is unmet. */
export interface Choice<State extends string = string, Command extends string = string, GuardName extends string = string> {
  readonly command: Command;
  readonly to: State;
  readonly unmet: readonly Unmet<GuardName>[];
}

export interface Moved<State extends string = string> { readonly kind: 'moved'; readonly state: State; readonly effects: readonly Effect[] }

/**
 * Why not (S1): `wrongState` – nobody can do this in this state; `wrongActor` – somebody else can; `unmet` – this actor can once
 * the named conditions hold. `choices` is what this actor could do instead, with what still stands in the way of each.
 */
export interface FlowRefusal<State extends string = string, Command extends string = string, GuardName extends string = string> {
  readonly kind: 'refused';
  readonly code: 'wrongState' | 'wrongActor' | 'unmet';
  readonly record: RecordKind;
  readonly state: State | null;
  readonly command: string;
  readonly actor: Actor;
  readonly unmet: readonly Unmet<GuardName>[];
  readonly choices: readonly Choice<State, Command, GuardName>[];
}

/**
 * What a command does to a record in a state: the new state with its effects, or a refusal. Only rows of the table happen; any text may be
 * asked for as command. The facts are looked at, never kept. O(rows of the table).
 */
export function next<State extends string, Command extends string, GuardName extends string, Facts>(
  table: FlowTable<State, Command, GuardName, Facts>, state: State | null, command: string, actor: Actor, facts: Facts,
): Moved<State> | FlowRefusal<State, Command, GuardName> {
  const rows = table.transitions.filter((row) => row.from === state && row.command === command);
  const own = rows.filter(({ actors }) => actors.includes(actor));
  const row = own.find(({ guards }) => guards.every((guard) => table.guards[guard].holds(facts)));
  if (row !== undefined) return { kind: 'moved', state: row.to, effects: row.effects };
  return {
    kind: 'refused', code: rows.length === 0 ? 'wrongState' : own.length === 0 ? 'wrongActor' : 'unmet',
    record: table.record, state, command, actor,
    unmet: own.flatMap(({ guards }) => unmet(table, guards, facts)),
    choices: choices(table, state, actor, facts),
  };
}

/** What an actor could do with a record in a state, in the order of the table: what pages offer and refusals suggest. O(rows of the table). */
export function choices<State extends string, Command extends string, GuardName extends string, Facts>(
  table: FlowTable<State, Command, GuardName, Facts>, state: State | null, actor: Actor, facts: Facts,
): readonly Choice<State, Command, GuardName>[] {
  return table.transitions
    .filter(({ from, actors }) => from === state && actors.includes(actor))
    .map(({ command, to, guards }) => ({ command, to, unmet: unmet(table, guards, facts) }));
}

function unmet<GuardName extends string, Facts>(
  table: FlowTable<string, string, GuardName, Facts>, guards: readonly GuardName[], facts: Facts,
): readonly Unmet<GuardName>[] {
  return guards.filter((guard) => !table.guards[guard].holds(facts)).map((guard) => ({ guard, says: table.guards[guard].says }));
}

import { effectText } from './effects.ts';
import type { FlowTable, Transition } from './table.ts';

/** One transition in words: what a table in a terminal or a spreadsheet shows. */
export interface FlowRow {
  /** '' where the command makes the record. */
  readonly from: string;
  readonly command: string;
  readonly to: string;
  readonly actors: readonly string[];
  readonly guards: readonly { readonly name: string; readonly says: string }[];
  readonly effects: readonly string[];
  readonly clause: string;
}

/** The rows of a table in its order, without functions: JSON. O(rows). */
export function flowRows<GuardName extends string, Facts>(table: FlowTable<string, string, GuardName, Facts>): readonly FlowRow[] {
  return table.transitions.map(({ from, command, to, actors, guards, effects, clause }) => ({
    from: from ?? '', command, to, actors, guards: guards.map((name) => ({ name, says: table.guards[name].says })), effects: effects.map(effectText), clause,
  }));
}

/** A Mermaid state diagram of a table (mermaid.js.org, `stateDiagram-v2`): one arrow for each command between two states, with who may give it. O(rows²). */
export function flowDiagram<GuardName extends string, Facts>(table: FlowTable<string, string, GuardName, Facts>): string {
  const arrows = new Map<string, Set<string>>();
  for (const row of table.transitions) {
    const arrow = arrowOf(row);
    arrows.set(arrow, new Set([...(arrows.get(arrow) ?? []), ...row.actors]));
  }
  const lines = [...arrows].map(([arrow, actors]) => `    ${arrow} (${[...actors].join(', ')})`);
  return ['stateDiagram-v2', ...lines, ...table.final.map((state) => `    ${state} --> [*]`)].join('\n');
}

function arrowOf({ from, command, to }: Transition<string, string, string>): string {
  return `${from ?? '[*]'} --> ${to}: ${command}`;
}

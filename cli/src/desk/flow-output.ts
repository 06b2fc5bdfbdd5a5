import { flowDiagram, flowRows } from '@counterpart/engine/desk';
import type { FlowTable } from '@counterpart/engine/desk';
import { stringify } from 'csv-stringify/sync';
import { aligned } from '../table.ts';

/** Any of the desk's tables, without the types of its own states and facts. */
export type AnyFlow = FlowTable<string, string, string, never>;

export const FORMATS = {
  table: (flow: AnyFlow) => lines(aligned([['State', 'Command', 'Becomes', 'Who', 'If', 'Clause', 'Then'], ...cells(flow)])),
  json: (flow: AnyFlow) => `${JSON.stringify({ record: flow.record, states: flow.states, final: flow.final, transitions: flowRows(flow) }, null, 2)}\n`,
  csv: (flow: AnyFlow) => stringify([['from', 'command', 'to', 'actors', 'guards', 'clause', 'effects'], ...cells(flow)], { record_delimiter: '\r\n' }),
  mermaid: (flow: AnyFlow) => `${flowDiagram(flow)}\n`,
} as const;

function cells(flow: AnyFlow): string[][] {
  return flowRows(flow).map(({ from, command, to, actors, guards, effects, clause }) => [from, command, to, actors.join('/'), guards.map(({ name }) => name).join(' + '), clause, effects.join('; ')]);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

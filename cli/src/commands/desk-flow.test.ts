import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowDiagram, flowRows, invitationFlow, requestFlow } from '@counterpart/engine/desk';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { counterpart, workFolder } from '../run.test-support.ts';

const folder = workFolder();
const flow = (...args: readonly string[]) => counterpart(folder, ['desk', 'flow', ...args]);

describe('desk flow', () => {
  test('shows every row of a table, with its states lined up', () => {
    const { status, stdout, stderr } = flow('invitation');
    const lines = stdout.split('\n');
    expect({ status, stderr, lines: lines.length - 2 }).toEqual({ status: 0, stderr: '', lines: invitationFlow.transitions.length });
    expect(lines[0]).toMatch(/^State +Command +Becomes +Who +If +Clause +Then$/u);
    expect(lines[1]).toMatch(/^ +invite +requested +admin +takesExperts \+ notYetInvited \+ briefApproved +K1, K7, §2\.2 +startDeadline; tell expert: invitation$/u);
  });
  test('gives JSON with the sentence of every condition', () => {
    const { status, stdout } = flow('request', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ record: 'request', states: requestFlow.states, final: requestFlow.final, transitions: flowRows(requestFlow) });
  });
  test('gives CSV that reads back whole', () => {
    const rows = parse(flow('booking', '--format', 'csv').stdout, { columns: true }) as Record<string, string>[];
    expect(rows.find(({ command }) => command === 'reschedule')).toEqual({
      from: 'scheduled', command: 'reschedule', to: 'scheduled', actors: 'admin', guards: 'timesSet', clause: 'K3',
      effects: 'raiseCalendarSequence; sendCalendar; tell client: bookingRescheduled; tell expert: bookingRescheduled',
    });
  });
  test('gives the diagram, to a file where one is named', () => {
    expect(flow('invitation', '--format', 'mermaid', '--out', 'flow.mmd')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'flow.mmd'), 'utf8')).toBe(`${flowDiagram(invitationFlow)}\n`);
  });
  test('refuses what it does not know with status 64, and writes nothing', () => {
    const unknown = flow('contract', '--out', 'none.txt');
    expect([unknown.status, unknown.stdout, existsSync(join(folder, 'none.txt'))]).toEqual([64, '', false]);
    expect(unknown.stderr).toContain('request, booking, invitation');
    expect(flow('request', '--format', 'svg').status).toBe(64);
    expect(flow().status).toBe(64);
    expect(flow('request', '--out', 'no/such/folder.txt').status).toBe(64);
  });
});

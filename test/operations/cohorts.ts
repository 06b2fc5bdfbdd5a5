import type { Client } from '@counterpart/contract';
import { until } from '../platform.ts';

interface Filled { readonly cohortId: string; readonly mentor: readonly string[]; readonly mentee: readonly string[] }

/** Not yet open; `size` people on each side, each side of one organization. */
async function filledCohort(client: Client, name: string, size: number, deadline: string | null): Promise<Filled> {
  const { id: cohortId } = await client.cohorts.create({ name, deadline });
  const sides = { mentor: [] as string[], mentee: [] as string[] };
  for (const side of ['mentor', 'mentee'] as const) {
    const { id: organizationId } = await client.organizations.create({ name: `${name}, ${side}s` });
    for (let at = 0; at < size; at += 1) {
      const { id } = await client.participants.add({ cohortId, side, displayName: `${side} ${at}`, email: `${side}${at}.${cohortId}@example.org`, organizationId });
      sides[side].push(id);
    }
  }
  return { cohortId, ...sides };
}

export async function draftCohort(client: Client, name: string, size: number, deadline: string | null = null): Promise<string> {
  return (await filledCohort(client, name, size, deadline)).cohortId;
}

/** Everybody has ranked everybody of the other side, each beginning with another person, and has submitted. */
export async function closedCohort(client: Client, name: string, size: number): Promise<string> {
  const { cohortId, mentor, mentee } = await filledCohort(client, name, size, null);
  await client.cohorts.open({ cohortId, notify: false });
  for (const [side, others] of [[mentor, mentee], [mentee, mentor]] as const) {
    for (const [at, participantId] of side.entries()) {
      const { preferencesVersion } = await client.participants.get({ cohortId, participantId });
      await client.participants.savePreferences({ cohortId, participantId, expectedVersion: preferencesVersion, preferences: [...others.slice(at), ...others.slice(0, at)], never: [], reason: 'for the test' });
      await client.participants.submitFor({ cohortId, participantId, reason: 'for the test' });
    }
  }
  await client.cohorts.close({ cohortId });
  return cohortId;
}

const over = ['optimal', 'feasible', 'infeasible', 'timedOut', 'failed', 'cancelled'];

/** The runs of a cohort once none is under way any more, oldest first. */
export async function finishedRuns(client: Client, cohortId: string, milliseconds = 60_000) {
  let runs = await client.runs.list({ cohortId });
  await until(async () => {
    runs = await client.runs.list({ cohortId });
    return runs.items.every(({ status }) => over.includes(status));
  }, `the runs of cohort ${cohortId} have ended`, milliseconds);
  return runs.items.toReversed();
}

/** Run, activated; ready to be published. */
export async function activeRun(client: Client, cohortId: string): Promise<string> {
  const { id: runId } = await client.runs.start({ cohortId, mode: 'strict' });
  await finishedRuns(client, cohortId);
  await client.runs.activate({ cohortId, runId, expectedActiveRunId: null });
  return runId;
}

/** Every audit event of one action about one subject. */
export async function audited(client: Client, action: string, subjectId: string): Promise<number> {
  return (await client.audit.list({ action, subjectId })).total;
}

/** A cohort and a file of people for it, of two organizations that nobody knows yet. Their addresses end in the cohort's id. */
export async function newPeople(client: Client, name: string, rows: number): Promise<{ cohortId: string; file: File }> {
  const { id: cohortId } = await client.cohorts.create({ name });
  const lines = Array.from({ length: rows }, (_, at) => `p${at}@${cohortId}.example.org,Person ${at},${at % 2 ? 'mentor' : 'mentee'},${name} ${at % 2}`);
  return { cohortId, file: new File([['email,name,side,organization', ...lines].join('\n')], 'people.csv', { type: 'text/csv' }) };
}

/** The file uploaded, read and waiting to be applied. */
export async function previewedImport(client: Client, name: string, rows: number) {
  const { cohortId, file } = await newPeople(client, name, rows);
  const { id: importId } = await client.imports.preview({ cohortId, kind: 'participants', file });
  await until(async () => (await client.imports.get({ cohortId, importId })).status === 'previewed', `${name} has been read`, 60_000);
  const { choices } = await client.imports.get({ cohortId, importId });
  return { cohortId, importId, decisions: choices.map(({ key }) => ({ key, use: { create: true as const } })) };
}

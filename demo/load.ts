import type { Client, model } from '@counterpart/contract';
import type { z } from 'zod';
import { attributeCatalogue, castOf, type Cast } from './cast.ts';
import { participantsCsv, preferencesCsv } from './files.ts';

type Side = 'mentor' | 'mentee';
type Settings = z.infer<typeof model.cohortSettings>;
const day = 86_400_000;

export interface DemoOptions {
  /** As an administrator. Everything goes through the API that everybody uses. */
  readonly client: Client;
  readonly now: Date;
  readonly timeZone: string;
}

/**
 * Four cohorts at four moments: one still empty, one collecting (and heading for trouble), one ready to run, one
 * published. Addresses end in a name that no mail server has, and nobody is mailed.
 */
export async function loadDemo({ client, now, timeZone }: DemoOptions): Promise<void> {
  const at = (days: number) => new Date(now.getTime() + days * day).toISOString();
  await makeCohort(client, { name: 'Alumni circle', description: 'Still an idea: nobody is in it yet.', timeZone });

  const collecting = castOf({ size: 12, seed: 7, feasible: false });
  const leaders = await makeCohort(client, { name: 'First-time leaders', description: 'Six months, one conversation every two weeks.', timeZone, deadline: at(9) }, collecting);
  await client.cohorts.open({ cohortId: leaders, notify: false });
  await fill(client, leaders, collecting);
  await submit(client, leaders, 'mentor', 9);
  await submit(client, leaders, 'mentee', 9);

  const ready = castOf({ size: 30, seed: 11, choices: 12 });
  const engineers = await makeCohort(client, { name: 'Engineers across houses', description: 'Thirty pairs from six organizations.', timeZone }, ready);
  await complete(client, engineers, ready);

  const pilot = castOf({ size: 8, seed: 3 });
  const published = await makeCohort(client, { name: 'Pilot round', description: 'Eight pairs, already under way.', timeZone }, pilot);
  await complete(client, published, pilot);
  const { id: runId, taskId } = await client.runs.start({ cohortId: published, mode: 'strict' });
  await finished(client, taskId);
  await client.runs.activate({ cohortId: published, runId, expectedActiveRunId: null });
  await client.runs.publish({ cohortId: published, runId, notify: false });
}

interface NewCohort { name: string; description: string; timeZone: string; deadline?: string }

async function makeCohort(client: Client, input: NewCohort, cast?: Cast): Promise<string> {
  const { id: cohortId } = await client.cohorts.create({ ...input, locale: 'en' });
  const { version, settings } = await client.cohorts.settings.get({ cohortId });
  await client.cohorts.settings.update({ cohortId, expectedVersion: version, settings: { ...settings, attributes: [...attributeCatalogue] as Settings['attributes'] } });
  if (cast) await importFile(client, cohortId, 'participants', participantsCsv(cast));
  return cohortId;
}

async function complete(client: Client, cohortId: string, cast: Cast): Promise<void> {
  await client.cohorts.open({ cohortId, notify: false });
  await fill(client, cohortId, cast);
  await submit(client, cohortId, 'mentor', cast.mentors.length);
  await submit(client, cohortId, 'mentee', cast.mentees.length);
  await client.cohorts.close({ cohortId, notify: false });
}

async function fill(client: Client, cohortId: string, cast: Cast): Promise<void> {
  await importFile(client, cohortId, 'preferences', preferencesCsv(cast));
}

async function importFile(client: Client, cohortId: string, kind: 'participants' | 'preferences', text: string): Promise<void> {
  const { id: importId, taskId } = await client.imports.preview({ cohortId, kind, file: new File([text], `${kind}.csv`, { type: 'text/csv' }) });
  await finished(client, taskId);
  const { choices, rejected, problems } = await client.imports.get({ cohortId, importId });
  if (rejected > 0) throw new Error(`The demo cast does not fit its own import: ${JSON.stringify(problems.slice(0, 3))}`);
  await client.imports.apply({ cohortId, importId, acceptedRowsOnly: false, decisions: choices.map(({ key }) => ({ key, use: { create: true } as const })), invite: false });
}

async function submit(client: Client, cohortId: string, side: Side, many: number): Promise<void> {
  const { items } = await client.participants.list({ cohortId, side, limit: 200 });
  for (const { id: participantId } of items.slice(0, many)) await client.participants.submitFor({ cohortId, participantId, reason: 'Demo cast' });
}

async function finished(client: Client, taskId: string): Promise<void> {
  for (;;) {
    const { state, failure } = await client.tasks.get({ id: taskId });
    if (state === 'succeeded') return;
    if (state === 'failed' || state === 'cancelled') throw new Error(`Loading the demo stopped: ${failure ?? state}`);
    await new Promise((resolve) => { setTimeout(resolve, 40); });
  }
}

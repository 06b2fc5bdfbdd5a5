import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPlatform, type TestPlatform } from '../../../test/platform.ts';
import { newId } from '../platform/clock.ts';
import { listAudit } from './lists.ts';

let platform: TestPlatform;
beforeAll(async () => { platform = await createTestPlatform(); });
afterAll(() => platform.close());

test('an entry says who and what it is about by the name it has now, and keeps only its id', async () => {
  const [person, cohort, participant, organization, run] = [newId(), newId(), newId(), newId(), newId()];
  const now = new Date();
  await platform.transactor.write({ kind: 'system' }, async (tx) => {
    await tx.db.insertInto('person').values({ id: person, name: 'Ada Lovelace', email: `${person}@example.org` }).execute();
    await tx.db.insertInto('organization').values({ id: organization, name: 'Acme', parentId: null, createdAt: now }).execute();
    await tx.db.insertInto('program').values({ id: cohort, kind: 'cohort', name: 'Spring', locale: 'en', timeZone: 'UTC', createdBy: null, createdAt: now }).execute();
    await tx.db.insertInto('settingsVersion').values({ programId: cohort, version: 1, settings: '{}', changedBy: null, changedAt: now }).execute();
    await tx.db.insertInto('cohort').values({ programId: cohort }).execute();
    await tx.db.insertInto('participant').values({ id: participant, cohortId: cohort, personId: person, side: 'mentor', displayName: 'Ada L.', organizationId: null, createdAt: now, updatedAt: now }).execute();
    for (const [kind, id] of [['person', person], ['cohort', cohort], ['participant', participant], ['organization', organization], ['run', run], ['participant', newId()], ['database', 'whole']] as const) tx.record({ action: 'test.done', subject: { kind, id } });
  });
  const names = async () => (await platform.transactor.read((db) => listAudit(db, { action: 'test.done', limit: 50 }))).items.map(({ subjectName }) => subjectName).toReversed();
  expect(await names()).toEqual(['Ada Lovelace', 'Spring', 'Ada L.', 'Acme', null, null, null]);
  await platform.connection.db.updateTable('person').set({ name: 'Ada King' }).where('id', '=', person).execute();
  expect((await names())[0]).toBe('Ada King');
  expect(JSON.stringify(await platform.connection.db.selectFrom('auditEvent').selectAll().execute())).not.toMatch(/Ada|Acme|Spring/);
});

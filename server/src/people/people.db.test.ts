import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totp } from '../account/authenticator.test-support.ts';
import { latestSecret, openHouse, password, refusalOf, settle, type Browser, type House } from '../account/browser.test-support.ts';
import { newId } from '../platform/clock.ts';
import { createPeople } from './index.ts';

let house: House;
let admin: Browser;
beforeAll(async () => {
  house = await openHouse({ routers: ({ config }) => createPeople(config).router });
  admin = await settle(house, 'ada@example.org', 'admin');
});
afterAll(() => house.close());

const idOf = async (email: string) => (await house.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;
const invited = { name: 'Bo', email: 'bo@example.org', role: 'member', locale: 'de' } as const;

describe('people', () => {
  test('an invited person sets a password, which proves the address', async () => {
    const { id } = await admin.call((client) => client.people.invite(invited));
    expect(await refusalOf(admin.call((client) => client.people.invite(invited)))).toEqual({ code: 'alreadyExists', reasons: ['emailTaken'] });
    const first = await latestSecret(house.db, invited.email);
    await admin.call((client) => client.people.resendInvitation({ id }));
    const token = await latestSecret(house.db, invited.email);
    const visitor = house.browser();
    expect(await refusalOf(visitor.call((client) => client.account.resetPassword({ token: first, password })))).toEqual({ code: 'tokenInvalid', reasons: ['linkUsedOrExpired'] });
    await visitor.call((client) => client.account.resetPassword({ token, password }));
    await visitor.call((client) => client.account.signIn({ email: invited.email, password, remember: true }));
    expect((await visitor.call((client) => client.account.me())).person).toMatchObject({ role: 'member', locale: 'de', timeZone: 'Europe/Berlin' });
    expect(await refusalOf(admin.call((client) => client.people.resendInvitation({ id })))).toEqual({ code: 'wrongState', reasons: ['invitationAccepted'] });
    expect(await refusalOf(visitor.call((client) => client.people.list({ limit: 5 })))).toEqual({ code: 'forbidden', reasons: [] });
  });

  test('a first invitation is not called another one, however late it comes', async () => {
    const { port } = createPeople({ defaultTimeZone: 'UTC' });
    const id = await house.transactor.write({ kind: 'system' }, (tx) => port.addPerson(tx, { name: 'Late', email: 'late@example.org', locale: 'en' }));
    const occasion = { programId: newId(), cohortName: 'Spring' };
    await house.db.insertInto('program').values({ id: occasion.programId, kind: 'cohort', name: 'Spring', locale: 'en', timeZone: 'UTC', createdBy: null, createdAt: new Date() }).execute();
    const tell = () => house.transactor.write({ kind: 'system' }, (tx) => port.inviteIfNew(tx, id, occasion));
    expect([await tell(), await tell()]).toEqual([true, true]);
    await admin.call((client) => client.people.resendInvitation({ id }));
    const audit = await house.db.selectFrom('auditEvent').select('action').where('subjectId', '=', id).orderBy('sequence').execute();
    expect(audit.map(({ action }) => action)).toEqual(['person.added', 'person.invited', 'person.invitedAgain', 'person.invitedAgain']);
  });

  test('pages and searches', async () => {
    for (const name of ['Zoë', 'carl_1', 'Carl%2']) await admin.call((client) => client.people.invite({ name, email: `${name.replace(/\W/g, '')}@example.net`.toLowerCase(), role: 'member', locale: 'en' }));
    const first = await admin.call((client) => client.people.list({ limit: 2 }));
    const rest = await admin.call((client) => client.people.list({ limit: 100, cursor: first.next! }));
    expect(first.total).toBe(first.items.length + rest.items.length);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(first.total);
    expect((await admin.call((client) => client.people.list({ limit: 9, search: 'l%2' }))).items.map(({ name }) => name)).toEqual(['Carl%2']);
    expect((await admin.call((client) => client.people.list({ limit: 9, role: 'admin' }))).items.map(({ email }) => email)).toEqual(['ada@example.org']);
    expect(await refusalOf(admin.call((client) => client.people.list({ limit: 9, cursor: 'bm9uc2Vuc2U' })))).toEqual({ code: 'invalidInput', reasons: ['cursorUnusable'] });
  });

  test('the last administrator stays, even when two remove each other at once', async () => {
    await settle(house, 'eve@example.org', 'admin');
    const [ada, eve] = [await idOf('ada@example.org'), await idOf('eve@example.org')];
    for (let round = 0; round < 10; round += 1) {
      const results = await Promise.all([refusalOf(admin.call((client) => client.people.update({ id: eve, role: 'member' }))), refusalOf(admin.call((client) => client.people.update({ id: ada, active: false })))]);
      expect(results.filter(({ code }) => code === 'none')).toHaveLength(1);
      // Whoever was removed a moment before asking is nobody already.
      expect(['lastAdmin', 'unauthenticated']).toContain(results.find(({ code }) => code !== 'none')?.code);
      expect(await house.db.selectFrom('person').select('id').where('role', '=', 'admin').where('active', '=', true).execute()).toHaveLength(1);
      await house.db.updateTable('person').set({ role: 'admin', active: true }).where('id', 'in', [ada, eve]).execute();
      await admin.call((client) => client.account.signIn({ email: 'ada@example.org', password, remember: true }));
    }
  });

  test('an administrator who has not accepted the invitation keeps nobody’s place', async () => {
    await house.db.updateTable('person').set({ role: 'member' }).where('role', '=', 'admin').where('email', '<>', 'ada@example.org').execute();
    await admin.call((client) => client.people.invite({ name: 'Pending', email: 'pending@example.org', role: 'admin' }));
    expect(await refusalOf(admin.call(async (client) => client.people.update({ id: await idOf('ada@example.org'), active: false })))).toEqual({ code: 'lastAdmin', reasons: [] });
  });

  test('deactivating ends sessions; somebody absent is not found', async () => {
    const visitor = await settle(house, 'tim@example.org');
    await admin.call((client) => client.people.update({ id: newId(), name: 'X' }).catch(() => undefined));
    await admin.call(async (client) => client.people.update({ id: await idOf('tim@example.org'), active: false, name: 'Tim T' }));
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
    expect(await house.db.selectFrom('auditEvent').select(['before', 'after']).where('action', '=', 'person.updated').orderBy('sequence', 'desc').limit(1).execute())
      .toEqual([{ before: { name: 'tim', active: true }, after: { name: 'Tim T', active: false } }]);
    expect(await refusalOf(admin.call((client) => client.people.update({ id: newId(), name: 'X' })))).toEqual({ code: 'notFound', reasons: [] });
  });
});

describe('a second factor that somebody lost', () => {
  const email = 'lost@example.org';
  const reason = 'Called from the number we know';
  const remove = (id: string) => refusalOf(admin.call((client) => client.people.removeTwoFactor({ id, reason })));
  /** Switched on with the code before the present one, which stays good for signing in. */
  const switchOn = async (browser: Browser) => {
    const { totpUri } = await browser.call((client) => client.account.twoFactor.begin({ password }));
    await browser.call((client) => client.account.twoFactor.confirm({ code: totp(totpUri, -1) }));
    return totpUri;
  };

  test('is removed once, with a reason: sessions and half-made sign-ins end, its owner is told, a new one can follow', async () => {
    const visitor = await settle(house, email);
    const id = await idOf(email);
    expect(await remove(id)).toEqual({ code: 'wrongState', reasons: ['twoFactorOff'] });
    const uri = await switchOn(visitor);
    const half = house.browser();
    await half.call((client) => client.account.signIn({ email, password, remember: true }));
    for (let index = 0; index < 9; index += 1) await refusalOf(half.call((client) => client.account.confirmSignIn({ code: `00000${index}`, kind: 'totp' })));
    expect((await admin.call((client) => client.people.list({ limit: 9, search: email }))).items).toMatchObject([{ twoFactorEnabled: true }]);
    expect(await refusalOf(admin.call((client) => client.people.removeTwoFactor({ id, reason: '  ' })))).toMatchObject({ code: 'invalidInput' });
    const results = await Promise.all([1, 2, 3].map(() => remove(id.toUpperCase())));
    expect(results.map(({ code }) => code).toSorted()).toEqual(['none', 'wrongState', 'wrongState']);
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
    expect((await refusalOf(half.call((client) => client.account.confirmSignIn({ code: totp(uri), kind: 'totp' })))).code).not.toBe('none');
    expect((await half.call((client) => client.account.me())).person).toBeNull();
    expect(await house.db.selectFrom('auditEvent').select(['subjectId', 'after', 'reason', 'actorId']).where('action', '=', 'person.twoFactorRemoved').execute())
      .toEqual([{ subjectId: id, after: { sessionsEnded: 1 }, reason, actorId: await idOf('ada@example.org') }]);
    expect(await house.db.selectFrom('mail').select('data').where('recipient', '=', email).where('template', '=', 'twoFactorRemoved').execute()).toEqual([{ data: { path: '/account/two-factor' } }]);
    expect(await house.db.selectFrom('twoFactor').select('id').where('userId', '=', id).execute()).toEqual([]);
    expect(await visitor.call((client) => client.account.signIn({ email, password, remember: true }))).toEqual({ status: 'signedIn' });
    await switchOn(visitor);
    expect((await admin.call((client) => client.people.list({ limit: 9, search: email }))).items).toMatchObject([{ twoFactorEnabled: true }]);
  });

  test('is not one’s own', async () => {
    const own = await settle(house, 'own@example.org', 'admin');
    await switchOn(own);
    const id = await idOf('own@example.org');
    for (const spelling of [id, id.toUpperCase()]) expect(await refusalOf(own.call((client) => client.people.removeTwoFactor({ id: spelling, reason })))).toEqual({ code: 'forbidden', reasons: ['ownTwoFactor'] });
    expect((await own.call((client) => client.account.me())).person?.twoFactorEnabled).toBe(true);
    expect(await remove(newId())).toEqual({ code: 'notFound', reasons: [] });
    await own.call((client) => client.account.twoFactor.disable({ password }));
    await house.db.updateTable('person').set({ role: 'member' }).where('id', '=', id).execute();
  });
});

describe('organizations', () => {
  const create = (name: string, aliases: string[] = [], parentId: string | null = null) => admin.call((client) => client.organizations.create({ name, aliases, parentId }));

  test('one spelling belongs to one organization', async () => {
    const { id } = await create('Straßen AG', ['SAG', 'strassen ag']);
    expect(await refusalOf(create('STRASSEN  AG'))).toEqual({ code: 'alreadyExists', reasons: ['organizationNameTaken'] });
    expect(await refusalOf(create('Other', ['sag ', 'STRASSEN AG']))).toEqual({ code: 'alreadyExists', reasons: ['organizationNameTaken', 'organizationNameTaken'] });
    expect(await refusalOf(create('\u200b'))).toMatchObject({ code: 'invalidInput' });
    await admin.call((client) => client.organizations.update({ id, name: 'Streets', aliases: ['Straßen AG'] }));
    await create('SAG');
    expect((await admin.call((client) => client.organizations.list({ limit: 9, search: 'STRASSE' }))).items).toEqual([{ id, name: 'Streets', aliases: ['Straßen AG'], parentId: null, participants: 0 }]);
  });

  test('200 at once make one', async () => {
    const results = await Promise.all(Array.from({ length: 200 }, (_, index) => refusalOf(create(index % 2 ? 'Race Ltd' : 'RACE  LTD'))));
    expect(results.filter(({ code }) => code === 'none')).toHaveLength(1);
    expect(results.filter(({ code }) => code === 'alreadyExists')).toHaveLength(199);
  });

  test('parents make no circle', async () => {
    const top = await create('Top');
    const middle = await create('Middle', [], top.id);
    const low = await create('Low', [], middle.id);
    expect(await refusalOf(admin.call((client) => client.organizations.update({ id: top.id, parentId: low.id })))).toEqual({ code: 'conflict', reasons: ['parentCycle'] });
    expect(await refusalOf(admin.call((client) => client.organizations.update({ id: top.id, parentId: newId() })))).toEqual({ code: 'invalidInput', reasons: ['parentUnknown'] });
    await admin.call((client) => client.organizations.merge({ id: top.id, intoId: low.id }));
    const { items } = await admin.call((client) => client.organizations.list({ limit: 100 }));
    expect(items.find(({ id }) => id === low.id)).toMatchObject({ name: 'Low', aliases: ['Top'], parentId: null });
    expect(items.find(({ id }) => id === middle.id)).toMatchObject({ parentId: low.id });
    expect(items.some(({ id }) => id === top.id)).toBe(false);
  });

  test('a merge moves participants', async () => {
    const [one, other] = [await create('One'), await create('Other One')];
    const personId = await idOf('bo@example.org');
    const [programId, now] = [newId(), new Date()];
    await house.db.insertInto('program').values({ id: programId, kind: 'cohort', name: 'C', locale: 'en', timeZone: 'UTC', createdBy: null, createdAt: now }).execute();
    await house.db.transaction().execute(async (trx) => {
      await trx.insertInto('settingsVersion').values({ programId, version: 1, settings: '{}', changedBy: null, changedAt: now }).execute();
      await trx.insertInto('cohort').values({ programId, deadline: null }).execute();
    });
    await house.db.insertInto('participant').values({ id: newId(), cohortId: programId, personId, side: 'mentor', displayName: 'Bo', organizationId: one.id, createdAt: now, updatedAt: now }).execute();
    await admin.call((client) => client.organizations.merge({ id: one.id, intoId: other.id }));
    expect((await admin.call((client) => client.organizations.list({ limit: 9, search: 'one' }))).items.map(({ name, aliases, participants }) => ({ name, aliases, participants }))).toEqual([{ name: 'Other One', aliases: ['One'], participants: 1 }]);
    expect((await admin.call((client) => client.people.list({ limit: 9, search: 'bo@' }))).items[0]).toMatchObject({ participations: 1 });
    for (const itself of [other.id, other.id.toUpperCase()]) expect(await refusalOf(admin.call((client) => client.organizations.merge({ id: other.id, intoId: itself })))).toEqual({ code: 'invalidInput', reasons: ['mergeWithItself'] });
  });
});

import { randomInt } from 'node:crypto';
import { createAdmin, givePassword, makeAccount, type NewAdmin } from '../server/src/account/index.ts';
import type { Composition } from '../server/src/compose.ts';
import type { Config } from '../server/src/platform/config.ts';
import { system } from '../server/src/platform/identity.ts';
import { emailOf, menteeNames, mentorNames } from './names.ts';
import { loadDemo } from './load.ts';

export const demoAdmin = { name: 'Dana Whitfield', email: 'dana@demo.example' };
/** In the cohort that is still collecting, and not yet submitted. */
export const demoMentor = emailOf(mentorNames[10]);
export const demoMentee = emailOf(menteeNames[10]);

/**
 * Loads the cast, and says how to sign in as each kind of person. One password, made now, for the three of them. The coordinator becomes
 * an administrator last: until then a start prints the code of the set-up page, and one that finds half a cast begins again.
 */
export async function firstStart(parts: Composition, config: Config): Promise<readonly string[]> {
  const admin = { ...demoAdmin, locale: config.defaultLocale, timeZone: config.defaultTimeZone };
  const before = await administrators(parts);
  if (before.some(({ email, lastSignInAt }) => email !== demoAdmin.email || lastSignInAt !== null)) return ['There is an administrator already, so the demo cast is not loaded.'];
  // The cast is whole where its coordinator is in charge; only the password was lost before anybody read it.
  if (before.length === 0) {
    const id = await beginAgain(parts, admin);
    await loadDemo({ client: parts.clientAs({ id, ...admin, role: 'admin', twoFactorEnabled: false }), now: parts.clock.now(), timeZone: config.defaultTimeZone });
  }
  const password = newPassword();
  for (const email of [demoMentor, demoMentee]) await givePassword(parts.transactor, email, password);
  await createAdmin(parts.transactor, { ...admin, password });
  return [
    'The demo cast is loaded (script/start --empty on a fresh data folder leaves it out). Sign in with the password', '', `    ${password}`, '',
    `  as the coordinator  ${demoAdmin.email}`, `  as a mentor         ${demoMentor}`, `  as a mentee         ${demoMentee}`,
  ];
}

function administrators({ transactor }: Composition) {
  return transactor.read((db) => db.selectFrom('person').select(['email', 'lastSignInAt']).where('role', '=', 'admin').where('active', '=', true).execute());
}

/** The coordinator, who is nobody yet, and none of the cohorts that an earlier start left half made. The people in them are found again by their addresses. */
function beginAgain({ transactor }: Composition, coordinator: Omit<NewAdmin, 'password'>): Promise<string> {
  return transactor.write(system, async (tx) => {
    const made = await makeAccount(tx, { ...coordinator, role: 'member' });
    if (made !== null) return made;
    const { id } = await tx.db.selectFrom('person').select('id').where('email', '=', coordinator.email).executeTakeFirstOrThrow();
    const halfMade = await tx.db.deleteFrom('program').where('createdBy', '=', id).returning('id').execute();
    for (const program of halfMade) tx.record({ action: 'cohort.removed', subject: { kind: 'cohort', id: program.id }, programId: program.id });
    return id;
  });
}

/** Three pronounceable parts and a number: easy to type, not to guess. */
function newPassword(): string {
  const pick = (letters: string) => letters[randomInt(letters.length)];
  const part = () => Array.from({ length: 3 }, () => `${pick('bdfghklmnprstvz')}${pick('aeiou')}`).join('');
  return `${part()}-${part()}-${part()}-${randomInt(10, 100)}`;
}

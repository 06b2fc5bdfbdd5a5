import { randomInt } from 'node:crypto';
import { createAdmin, givePassword } from '../server/src/account/index.ts';
import type { Composition } from '../server/src/compose.ts';
import type { Config } from '../server/src/platform/config.ts';
import { emailOf, menteeNames, mentorNames } from './names.ts';
import { loadDemo } from './load.ts';

export const demoAdmin = { name: 'Dana Whitfield', email: 'dana@demo.example' };
/** In the cohort that is still collecting, and not yet submitted. */
export const demoMentor = emailOf(mentorNames[10]);
export const demoMentee = emailOf(menteeNames[10]);

/** Loads the cast, and says how to sign in as each kind of person. One password, made now, for the three of them. */
export async function firstStart(parts: Composition, config: Config): Promise<readonly string[]> {
  const password = newPassword();
  const { id } = await createAdmin(parts.transactor, { ...demoAdmin, password, locale: config.defaultLocale, timeZone: config.defaultTimeZone });
  const client = parts.clientAs({ id, ...demoAdmin, role: 'admin', locale: config.defaultLocale, timeZone: config.defaultTimeZone, twoFactorEnabled: false });
  await loadDemo({ client, now: parts.clock.now(), timeZone: config.defaultTimeZone });
  for (const email of [demoMentor, demoMentee]) await givePassword(parts.transactor, email, password);
  return [
    'The demo cast is loaded (script/start --empty on a fresh data folder leaves it out). Sign in with the password', '', `    ${password}`, '',
    `  as the coordinator  ${demoAdmin.email}`, `  as a mentor         ${demoMentor}`, `  as a mentee         ${demoMentee}`,
  ];
}

/** Three pronounceable parts and a number: easy to type, not to guess. */
function newPassword(): string {
  const pick = (letters: string) => letters[randomInt(letters.length)];
  const part = () => Array.from({ length: 3 }, () => `${pick('bdfghklmnprstvz')}${pick('aeiou')}`).join('');
  return `${part()}-${part()}-${part()}-${randomInt(10, 100)}`;
}

/** Plain English for what the engine says of records. */
import type { Practitioner, RecordProblem, RecordRemedy } from '@counterpart/engine/directory';
import { printable, quoted } from '../exit.ts';
import type { InputProblem } from '../exit.ts';

export const INSTANT_EXAMPLE = '2026-11-24T09:00+01:00';

export function recordWords({ value, remedy, values }: RecordProblem): Pick<InputProblem, 'value' | 'reason' | 'remedy'> {
  const words: Record<RecordRemedy, readonly [string, string]> = {
    giveList: ['is not a list', 'Give a list such as ["…"].'],
    giveObject: ['is not an object', 'Give an object with named values.'],
    giveText: ['is not a text', 'Give a text between double quotes.'],
    giveBoolean: ['is neither true nor false', 'Give true or false, without quotes.'],
    giveOneOf: ['is none of those known here', `Give one of ${values['choices']}.`],
    giveInstant: ['is no moment', `Give date and time such as "${INSTANT_EXAMPLE}"; without offset they are read in the practitioner's time zone.`],
    giveTimeZone: ['is no time zone', `Give a name of the IANA database such as ${values['default']}, or leave it out.`],
    giveTimePreference: ['is no weekday and part of the day', 'Give words such as "mon-evening", "weekday_morning" or "weekend", or {"weekdays": ["mon"], "part": "evening"}.'],
    removeDuplicate: ['is the id of an earlier record', 'Give each practitioner one record.'],
    renameKey: ['is no field, but nearly one', `Call it ${values['meant']}.`],
    removeKey: ['is a name that this cannot have', `Rename or remove it; there are ${values['known']}.`],
    giveOnce: ['is given beside "metadata" and within it', 'Keep one of the two.'],
  };
  const [reason, mend] = words[remedy];
  return value === null ? { value, reason: 'is missing', remedy: mend } : { value, reason, remedy: mend };
}

const NAMED = 20;

/** What nobody reads: told, not refused, for a table may have more columns. Nothing where there is none. */
export function ignoredFields(names: readonly string[], file: string): string {
  if (names.length === 0) return '';
  const more = names.length - NAMED;
  return `${printable(file)}: fields that are not read: ${names.slice(0, NAMED).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}.\n`;
}

/** The two that the specification names; only the first is shown. */
const KNOWN_STATUSES = ['verified', 'pending'];
const SHOWN = 5;

/** A table may have more statuses than those, and a slip in the one that counts hides somebody: told, not refused. Nothing where there is none. */
export function unknownStatuses(practitioners: readonly Practitioner[], file: string): string {
  const unknown = practitioners.map(({ status }) => status).filter((status) => !KNOWN_STATUSES.includes(status));
  if (unknown.length === 0) return '';
  const names = [...new Set(unknown)].sort();
  const named = `${names.slice(0, SHOWN).map(quoted).join(', ')}${names.length > SHOWN ? ' …' : ''}`;
  return `${printable(file)}: ${unknown.length} not shown for a status other than "verified" and "pending": ${named}.\n`;
}

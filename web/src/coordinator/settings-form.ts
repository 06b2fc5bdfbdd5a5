import type { Predicate, Settings } from './types.ts';

/** Every condition that an attribute can put to a mentor: field and operation in one choice, so that only sensible ones exist. */
export const conditions = [
  'yearsExperience.atLeast', 'jobTitle.contains', 'jobTitle.is', 'function.contains', 'function.is', 'location.contains', 'location.is',
  'bio.contains', 'languages.includes', 'expertiseTags.includes', 'coachingTopics.includes',
] as const;
export type Condition = (typeof conditions)[number];

export const conditionOf = (predicate: Predicate): Condition => `${predicate.field}.${predicate.op}` as Condition;

/**
 * The settings a form asks for; fields are named by their path in the API, so that a refusal finds them.
 * Numbers that are none stay NaN: the server says which, and why not.
 */
export function settingsFromForm(form: FormData): Settings {
  const number = (name: string) => numberOf(form.get(`settings.${name}`));
  return {
    weights: { rank: number('weights.rank'), tags: number('weights.tags'), attributes: number('weights.attributes'), alignment: number('weights.alignment') },
    renormalise: form.has('settings.renormalise'),
    attributes: attributesFromForm(form),
    alignment: { language: number('alignment.language'), location: number('alignment.location'), function: number('alignment.function') },
    ambiguityGap: number('ambiguityGap'),
    minOptionsStrict: number('minOptionsStrict'),
    objective: form.get('settings.objective') === 'weighted' ? 'weighted' : 'lexicographic',
    penalties: {
      sameOrganization: number('penalties.sameOrganization'), neither: number('penalties.neither'),
      oneSided: number('penalties.oneSided'), scoreScale: number('penalties.scoreScale'),
    },
  };
}

/** Rows without a label are spare rows; ticked ones are taken out. A new row gets its key from its label. */
function attributesFromForm(form: FormData): Settings['attributes'] {
  const rows = [...form.keys()].flatMap((name) => /^settings\.attributes\.(\d+)\.label$/.exec(name)?.[1] ?? []);
  const text = (row: string, field: string) => String(form.get(`settings.attributes.${row}.${field}`) ?? '').trim();
  const kept = rows.filter((row) => text(row, 'label') !== '' && !form.has(`settings.attributes.${row}.remove`));
  const taken = new Set(kept.map((row) => text(row, 'key')).filter((key) => key !== ''));
  return kept.map((row) => {
    const key = text(row, 'key') || freshKey(text(row, 'label'), taken);
    taken.add(key);
    const [field, op] = text(row, 'predicate.field').split('.');
    const value = op === 'atLeast' ? numberOf(form.get(`settings.attributes.${row}.predicate.value`)) : text(row, 'predicate.value');
    return { key, label: text(row, 'label'), predicate: { field, op, value } as Predicate, weight: numberOf(form.get(`settings.attributes.${row}.weight`)) };
  });
}

/** `Führungserfahrung` becomes `fuhrungserfahrung`; what is taken gets a number. */
export function freshKey(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '');
  const stem = plain.slice(0, 50) || 'attribute';
  let key = stem;
  for (let count = 2; taken.has(key); count++) key = `${stem}_${count}`;
  return key;
}

function numberOf(value: FormDataEntryValue | null): number {
  const text = typeof value === 'string' ? value.trim().replace(',', '.') : '';
  return text === '' ? Number.NaN : Number(text);
}

/** A number as a field shows it; one that was no number leaves the field empty. */
export const shown = (value: number): string => (Number.isFinite(value) ? String(value) : '');

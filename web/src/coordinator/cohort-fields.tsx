import { useTranslations } from 'use-intl';
import { textOf } from '../shared/action.ts';
import { DateTimeField } from '../shared/form/date-time-field.tsx';
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx';
import { isLocale, localeNames, locales } from '../shared/locale.ts';
import { instantAt, instantOf } from '../shared/zoned-time.ts';
import type { Cohort } from './types.ts';

type Fields = Pick<Cohort, 'name' | 'description' | 'deadline' | 'timeZone' | 'locale'>;

/** What can be said of a cohort, for a new one and for changing one. */
export function CohortFields({ name, description, deadline, timeZone, locale }: Fields) {
  const t = useTranslations('coordinator.form');
  return (
    <>
      <TextField name="name" label={t('name')} defaultValue={name} placeholder={t('namePlaceholder')} maxLength={200} />
      <TextAreaField name="description" label={t('description')} description={t('descriptionHelp')} defaultValue={description} maxLength={2_000} optional />
      <DateTimeField name="deadline" label={t('deadline')} description={t('deadlineHelp')} value={deadline} timeZone={timeZone} optional />
      <TextField name="timeZone" label={t('timeZone')} description={t('timeZoneHelp')} defaultValue={timeZone} list="time-zones" autoComplete="off" spellCheck={false} />
      <datalist id="time-zones">
        {timeZones().map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <SelectField name="locale" label={t('locale')} description={t('localeHelp')} defaultValue={locale} data={locales.map((value) => ({ value, label: localeNames[value] }))} />
    </>
  );
}

/** The deadline is read in the zone that the same form names; one that makes no sense is refused with the zone, not guessed. */
export function cohortFromForm(form: FormData) {
  const timeZone = textOf(form, 'timeZone');
  const locale = textOf(form, 'locale');
  const written = textOf(form, 'deadline');
  const deadline = written === '' ? null : deadlineIn(form, timeZone) ?? written;
  return { name: textOf(form, 'name'), description: textOf(form, 'description'), timeZone, deadline, ...(isLocale(locale) && { locale }) };
}

function deadlineIn(form: FormData, timeZone: string): string | null {
  try {
    return instantOf(form, 'deadline', timeZone);
  } catch {
    return instantAt(textOf(form, 'deadline'), 'UTC');
  }
}

const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

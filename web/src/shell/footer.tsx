import { Group, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Form, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../shared/hydrated.ts';
import { localeNames, locales } from '../shared/locale.ts';
import { useViewer } from '../shared/viewer.ts';
import classes from './chrome.module.css';

export function Footer() {
  const hydrated = useHydrated();
  return (
    <footer className={classes.footer}>
      <LanguageSwitch />
      {hydrated && <Appearance />}
    </footer>
  );
}

/** For everybody: the account of who is signed in keeps it, else the browser. */
function LanguageSwitch() {
  const t = useTranslations('common');
  const { locale } = useViewer();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="back" value={pathname + search} />
      <Group gap="xs" role="group" aria-label={t('language')}>
        {locales.map((each) => (
          <button key={each} type="submit" name="locale" value={each} lang={each} aria-pressed={each === locale} className={classes.quiet}>
            {localeNames[each]}
          </button>
        ))}
      </Group>
    </Form>
  );
}

function Appearance() {
  const t = useTranslations('common.appearance');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('label')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
      data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }))}
    />
  );
}

import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../shared/page.tsx';
import classes from './account-page.module.css';

const tabs = [
  { to: '/account', label: 'profile' },
  { to: '/account/sessions', label: 'sessions' },
  { to: '/account/two-factor', label: 'twoFactor' },
  { to: '/account/api-keys', label: 'apiKeys' },
] as const;

/** The pages about oneself, with links between them. */
export function AccountPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTranslations('account.tabs');
  return (
    <Page title={title} lead={lead} width="reading">
      <nav aria-label={t('label')} className={classes.tabs}>
        {tabs.map(({ to, label }) => (
          <NavLink key={to} to={to} end className={classes.tab ?? ''}>
            {t(label)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}

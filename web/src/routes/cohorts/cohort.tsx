import { Group, Text } from '@mantine/core';
import { Link, Outlet, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { CohortBadge } from '../../coordinator/badges.tsx';
import { clientOf, load } from '../../shared/action.ts';
import { ErrorPage } from '../../shared/error-page.tsx';
import type { Route } from './+types/cohort.ts';
import classes from './cohort.module.css';

export async function loader({ params, context }: Route.LoaderArgs) {
  return { cohort: await load(() => clientOf(context).cohorts.get({ cohortId: params.cohortId })) };
}

const parts = [
  { key: 'overview', to: '', within: [] },
  { key: 'participants', to: '/participants', within: ['/participants', '/import'] },
  { key: 'runs', to: '/runs', within: ['/runs', '/rules', '/publications'] },
  { key: 'settings', to: '/settings', within: ['/settings', '/details'] },
] as const;

/** What stays while one moves about within a cohort: its name, its state and its four parts. */
export default function CohortLayout({ loaderData: { cohort }, params }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const base = `/cohorts/${params.cohortId}`;
  const below = useLocation().pathname.slice(base.length).replace(/\/$/, '');
  return (
    <>
      <div className={classes.top}>
        <Group gap="xs" wrap="nowrap" className={classes.name}>
          <Text component={Link} to="/cohorts" size="sm" c="dimmed">
            {t('list.title')}
          </Text>
          <Text span size="sm" c="dimmed" aria-hidden>
            /
          </Text>
          <Text span size="sm" fw={600} truncate>
            {cohort.name}
          </Text>
          <CohortBadge status={cohort.status} />
        </Group>
        <nav aria-label={t('nav.label')}>
          <ul className={classes.parts}>
            {parts.map(({ key, to, within }) => {
              const here = below === to;
              const inside = here || within.some((path) => below === path || below.startsWith(`${path}/`));
              return (
                <li key={key}>
                  <Link to={base + to} className={classes.part ?? ''} {...(inside && { 'aria-current': here ? 'page' : 'true' })}>
                    {t(`nav.${key}`)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </div>
      <Outlet />
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}

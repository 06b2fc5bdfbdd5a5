import { Anchor, Breadcrumbs } from '@mantine/core';
import { Link, NavLink, Outlet } from 'react-router';
import { useTranslations } from 'use-intl';
import { clientOf, load } from '../../shared/action.ts';
import type { Route } from './+types/run.ts';
import classes from './run.module.css';

/** The run without its pairs: those are asked for by the pages that show them. */
export async function loader({ params: { cohortId, runId }, context }: Route.LoaderArgs) {
  const { matches: _, unmatched: __, diagnostics: ___, names: ____, ...run } = await load(() => clientOf(context).runs.get({ cohortId, runId }));
  return { run };
}

export default function RunLayout({ loaderData: { run }, params: { cohortId, runId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const where = useTranslations('common.navigation');
  const base = `/cohorts/${cohortId}/runs/${runId}`;
  const views = [['', t('run.pairsView')], ['/matrix', t('run.matrixView')], ['/compare', t('run.compareView')], ['/override', t('run.overrideView')]] as const;
  return (
    <>
      <nav aria-label={where('breadcrumbs')} className={classes.crumbs}>
        <Breadcrumbs separatorMargin={6} fz="sm">
          <Anchor component={Link} to={`/cohorts/${cohortId}/runs`} size="sm" c="dimmed">{t('runs.title')}</Anchor>
          <Anchor component={Link} to={base} size="sm" c="dimmed">{t('run.title', { number: run.number })}</Anchor>
        </Breadcrumbs>
      </nav>
      {run.summary && (
        <nav aria-label={t('run.nav')} className={classes.nav}>
          <ul className={classes.views}>
            {views.map(([path, label]) => (
              <li key={path}>
                <NavLink to={base + path} end={path === ''} className={classes.view ?? ''}>{label}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Outlet />
    </>
  );
}

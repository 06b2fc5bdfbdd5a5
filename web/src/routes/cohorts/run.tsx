import { Outlet, NavLink } from 'react-router';
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
  const t = useTranslations('coordinator.run');
  const base = `/cohorts/${cohortId}/runs/${runId}`;
  const views = [['', t('pairsView')], ['/matrix', t('matrixView')], ['/compare', t('compareView')], ['/override', t('overrideView')]] as const;
  return (
    <>
      {run.summary && (
        <nav aria-label={t('nav')} className={classes.nav}>
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

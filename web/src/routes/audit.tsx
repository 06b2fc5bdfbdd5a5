import { Alert } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useAuditColumns } from '../admin/audit-columns.tsx';
import { AuditFilters } from '../admin/audit-filters.tsx';
import { viewerContext } from '../context.ts';
import { attempt, clientOf, isRefused, load, refuse } from '../shared/action.ts';
import { DataTable } from '../shared/data-table.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { filtersOf } from '../shared/filter-form.tsx';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { Page } from '../shared/page.tsx';
import { Pagination } from '../shared/pagination.tsx';
import { instantAt } from '../shared/zoned-time.ts';
import type { Route } from './+types/audit.ts';

export function loader({ request, context }: Route.LoaderArgs) {
  const { from, until, ...query } = filtersOf(request, ['action', 'actorId', 'subjectId', 'programId', 'from', 'until', 'cursor']);
  const { timeZone } = context.get(viewerContext);
  // Days as the reader's clocks count them, the last one included.
  const begin = from && instantAt(`${from}T00:00`, timeZone);
  const end = until && instantAt(`${until}T23:59:59`, timeZone);
  return load(() => clientOf(context).audit.list({ ...query, ...(begin && { from: begin }), ...(end && { until: end }) }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const outcome = await attempt(() => clientOf(context).audit.verify());
  return outcome.ok ? outcome.value : refuse(outcome.refusal, form);
}

export default function Audit({ loaderData: { items, next, total }, actionData }: Route.ComponentProps) {
  const t = useTranslations('admin.audit');
  const columns = useAuditColumns();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="wide"
      actions={
        <ActionForm result={actionData}>
          <SubmitButton variant="default">{t('verify')}</SubmitButton>
        </ActionForm>
      }
    >
      {actionData && !isRefused(actionData) && <Verification {...actionData} />}
      <AuditFilters actorName={items[0]?.actor.name ?? null} />
      <DataTable caption={t('title')} rows={items} columns={columns} rowKey={(event) => String(event.sequence)} empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>} />
      <Pagination shown={items.length} total={total} next={next} />
    </Page>
  );
}

function Verification({ intact, events, firstBroken }: { intact: boolean; events: number; firstBroken: number | null }) {
  const t = useTranslations('admin.audit');
  return (
    <Alert role="status" variant="light" color={intact ? 'sea' : 'red'} icon={intact ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}>
      {intact ? t('intact', { events }) : t('broken', { events, first: firstBroken ?? 0 })}
    </Alert>
  );
}

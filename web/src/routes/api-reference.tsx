import { refusalCodes, refusalStatus } from '@counterpart/contract/refusal';
import { Anchor, Code, Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { referenceOf } from '../admin/api-reference.ts';
import { OperationCard } from '../admin/operation-card.tsx';
import { openApiContext } from '../context.ts';
import { DataTable, type Column } from '../shared/data-table.tsx';
import { Page, Section } from '../shared/page.tsx';
import type { Route } from './+types/api-reference.ts';

export const loader = ({ context }: Route.LoaderArgs) => ({ groups: referenceOf(context.get(openApiContext)) });

export default function ApiReference({ loaderData: { groups } }: Route.ComponentProps) {
  const t = useTranslations('admin.api');
  return (
    <Page title={t('title')} lead={t('lead')} width="reading">
      <Group component="nav" aria-label={t('contents')} gap="md">
        {groups.map(({ tag }) => (
          <Anchor key={tag} href={`#${anchor(tag)}`} size="sm" lang="en">
            {tag}
          </Anchor>
        ))}
        <Anchor href="#refusals" size="sm">
          {t('refusals')}
        </Anchor>
        <Anchor href="/api/openapi.json" size="sm">
          {t('document')}
        </Anchor>
        <Anchor component={Link} to="/account/api-keys" size="sm">
          {t('keys')}
        </Anchor>
      </Group>
      {groups.map(({ tag, operations }) => (
        <div key={tag} id={anchor(tag)}>
          <Section title={tag}>
            <Stack>
              {operations.map((operation) => (
                <OperationCard key={operation.id} operation={operation} />
              ))}
            </Stack>
          </Section>
        </div>
      ))}
      <Refusals />
    </Page>
  );
}

const anchor = (tag: string) => `tag-${tag.toLowerCase().replaceAll(/\W+/g, '-')}`;

const refusals = refusalCodes.map((code) => ({ code, status: refusalStatus[code] }));

function Refusals() {
  const t = useTranslations('admin.api');
  const sentence = useTranslations('common.refusal');
  const columns = useMemo<Column<(typeof refusals)[number]>[]>(
    () => [
      { key: 'code', header: t('code'), value: ({ code }) => code, cell: ({ code }) => <Code>{code}</Code> },
      { key: 'status', header: t('status'), value: ({ status }) => status, cell: ({ status }) => status },
      { key: 'meaning', header: t('meaning'), cell: ({ code }) => sentence(code) },
    ],
    [t, sentence],
  );
  return (
    <div id="refusals">
      <Section title={t('refusals')} lead={t('refusalsLead')}>
        <DataTable caption={t('refusals')} rows={refusals} columns={columns} rowKey={({ code }) => code} empty={null} />
      </Section>
    </div>
  );
}

import { refusalCodes, refusalStatus } from '@counterpart/contract/refusal';
import { Anchor, Code, Group, Stack, Table } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { referenceOf } from '../admin/api-reference.ts';
import { OperationCard } from '../admin/operation-card.tsx';
import { openApiContext } from '../context.ts';
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

function Refusals() {
  const t = useTranslations('admin.api');
  const sentence = useTranslations('common.refusal');
  return (
    <div id="refusals">
      <Section title={t('refusals')} lead={t('refusalsLead')}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('code')}</Table.Th>
              <Table.Th>{t('status')}</Table.Th>
              <Table.Th>{t('meaning')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refusalCodes.map((code) => (
              <Table.Tr key={code}>
                <Table.Td>
                  <Code>{code}</Code>
                </Table.Td>
                <Table.Td>{refusalStatus[code]}</Table.Td>
                <Table.Td>{sentence(code)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
    </div>
  );
}

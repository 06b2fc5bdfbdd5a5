import { Alert, SimpleGrid, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { ReasonField } from '../../shared/form/reason-field.tsx';
import { Section } from '../../shared/page.tsx';
import { ActionBar } from '../action-bar.tsx';
import type { OverridePreview, PairPerson } from '../types.ts';
import { Flags, Sentences } from './remarks.tsx';
import { tierNames } from './summary.tsx';

interface People { mentors: readonly PairPerson[]; mentees: readonly PairPerson[] }
interface EffectProps { preview: OverridePreview; people: People; chosen: { mentor: string; mentee: string }; number: number; result: unknown }

/** §10: before and after, what it breaks, and the reason where one is needed. */
export function OverrideEffect({ preview, people, chosen, number, result }: EffectProps) {
  const t = useTranslations('coordinator');
  const format = useFormatter();
  const difference = preview.totalAfter - preview.totalBefore;
  const tiers = tierNames.filter((tier) => preview.tiersBefore[tier] !== preview.tiersAfter[tier]);
  return (
    <Section title={t('override.effectTitle')}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Pairs caption={t('override.beforeCaption')} title={t('override.before')} pairs={preview.before} people={people} />
        <Pairs caption={t('override.afterCaption')} title={t('override.after')} pairs={preview.after} people={people} />
      </SimpleGrid>
      <Text size="sm">
        {t('override.totals', { before: format.number(preview.totalBefore), after: format.number(preview.totalAfter) })} ({t('compare.points', { points: difference })}).{' '}
        {tiers.length === 0 ? t('override.tiersSame') : tiers.map((tier) => t('override.tier', { tier: t(`run.tier.${tier}`), before: preview.tiersBefore[tier], after: preview.tiersAfter[tier] })).join(' ')}
      </Text>
      <Alert color={preview.compliant ? 'sea' : 'orange'} variant="light" icon={preview.compliant ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}>
        {t(preview.compliant ? 'override.compliant' : 'override.notCompliant')}
      </Alert>
      <ActionForm result={result} hidden={chosen}>
        <ReasonField {...(!preview.reasonRequired && { label: t('override.reasonOptional') })} />
        <ActionBar>
          <SubmitButton>{t('override.save')}</SubmitButton>
          <Text size="sm" c="dimmed">{t('override.saveNote', { number })}</Text>
        </ActionBar>
      </ActionForm>
    </Section>
  );
}

function Pairs({ caption, title, pairs, people }: { caption: string; title: string; pairs: OverridePreview['before']; people: People }) {
  const t = useTranslations('coordinator');
  const find = (list: readonly PairPerson[], id: string | null) => list.find((person) => person.id === id);
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>{title}</Text>
      <Table verticalSpacing="xs">
        <caption className="for-readers-only">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('override.pair')}</Table.Th>
            <Table.Th scope="col" ta="end">{t('run.match')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pairs.map(({ mentorId, menteeId, verdict }) => {
            const mentor = find(people.mentors, mentorId);
            const mentee = find(people.mentees, menteeId);
            return (
              <Table.Tr key={mentorId}>
                <Table.Td>
                  <Text size="sm">{mentee ? t('pair.title', { mentor: mentor?.name ?? '', mentee: mentee.name }) : t('override.alone', { name: mentor?.name ?? '' })}</Text>
                  {verdict && mentor && mentee && (
                    <>
                      <Flags verdict={verdict} />
                      <Sentences verdict={verdict} two={{ mentor, mentee }} names={{}} />
                    </>
                  )}
                </Table.Td>
                <Table.Td ta="end" fw={600}>{verdict ? t('run.percent', { percent: verdict.scorePercent }) : '–'}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { ReasonButton } from '../../shared/reason-button.tsx';
import { When } from '../../shared/when.tsx';
import { Panel } from '../panel.tsx';
import type { Cohort, Dashboard, Names, NextAction } from '../types.ts';
import { useWords } from '../words.ts';
import { AskButton } from './ask-button.tsx';
import { PeopleNamed } from './people-named.tsx';
import { CloseButton, OpenButton } from './state.tsx';
import { UnlockField } from './unlock-field.tsx';
import { wrapping } from '../wrapping.ts';
import classes from './next-actions.module.css';

interface Told { cohort: Cohort; names: Names; result: unknown }

const SHOWN = 5;

/** What helps most now, best first: a sentence and a button that does it. */
export function NextActions({ actions, ...told }: Told & { actions: Dashboard['actions'] }) {
  const t = useTranslations('coordinator.dashboard');
  const more = actions.slice(SHOWN);
  return (
    <Panel title={t('nextTitle')}>
      {told.cohort.publishedAt !== null && <Done cohort={told.cohort} />}
      {actions.length === 0 && told.cohort.publishedAt === null && <Text>{t('nextNothing')}</Text>}
      {actions.length > 0 && <ActionList actions={actions.slice(0, SHOWN)} leading {...told} />}
      {more.length > 0 && (
        <details>
          <Text component="summary" size="sm" c="dimmed">{t('nextMore', { count: more.length })}</Text>
          <ActionList actions={more} {...told} />
        </details>
      )}
    </Panel>
  );
}

function Done({ cohort: { id, activeRunId, publishedAt } }: { cohort: Cohort }) {
  const t = useTranslations('coordinator.dashboard');
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={2} flex="1 1 16rem">
        <Text>{t('nextDone')}</Text>
        {publishedAt && <Text size="sm" c="dimmed">{t.rich('since', { when: () => <When at={publishedAt} /> })}</Text>}
      </Stack>
      {activeRunId && <Button component={Link} to={`/cohorts/${id}/runs/${activeRunId}`}>{t('seeResult')}</Button>}
    </Group>
  );
}

function ActionList({ actions, leading = false, ...told }: Told & { actions: Dashboard['actions']; leading?: boolean }) {
  return (
    <ol className={classes.actions}>
      {actions.map((action, at) => (
        <li key={`${action.kind} ${action.side} ${action.ids.join(' ')}`} className={classes.action}>
          <Sentence action={action} names={told.names} />
          <Group gap="xs">
            <Doing action={action} first={leading && at === 0} {...told} />
          </Group>
        </li>
      ))}
    </ol>
  );
}

function Sentence({ action: { kind, ids, side, suggestion }, names }: { action: NextAction; names: Names }) {
  const t = useTranslations('coordinator.action');
  const { name, namesOf } = useWords(names);
  if (kind === 'askToConsider' && suggestion) {
    const ask = suggestion.ask.length > 1 ? 'both' : (suggestion.ask[0] ?? 'both');
    return <Text>{t('askToConsider', { mentor: name(suggestion.mentor), mentee: name(suggestion.mentee), percent: suggestion.scorePercent, ask })}</Text>;
  }
  return <Text>{t(kind, { count: ids.length, names: namesOf(ids), side: side ?? 'both', mentor: '', mentee: '', percent: 0, ask: '' })}</Text>;
}

function Doing({ action: { kind, ids, side, suggestion }, first, cohort, names, result }: Told & { action: NextAction; first: boolean }) {
  const t = useTranslations('coordinator.action');
  const { name } = useWords(names);
  const base = `/cohorts/${cohort.id}`;
  const look = { variant: first ? 'filled' : 'default', ...wrapping } as const;
  const to = (path: string, label: string) => <Button component={Link} to={base + path} {...look}>{label}</Button>;
  switch (kind) {
    case 'remindSubmission': case 'remindProfile': case 'broadenPreferences':
      return (
        <ConfirmButton
          intent="remind"
          subject={kind}
          hidden={{ ids: ids.join(',') }}
          result={result}
          label={t(`${kind}Button`, { count: ids.length })}
          confirmLabel={t('confirm', { count: ids.length })}
          text={<PeopleNamed intro={t('mailGoesTo', { count: ids.length })} people={ids.map((id) => ({ id, name: name(id) }))} />}
          button={look}
        >
          {kind === 'broadenPreferences' && <UnlockField count={ids.length} />}
        </ConfirmButton>
      );
    case 'submitLists':
      return (
        <ReasonButton
          intent="submit"
          subject={kind}
          hidden={{ ids: ids.join(',') }}
          result={result}
          label={t('submitListsButton', { count: ids.length })}
          confirmLabel={t('submitListsConfirm', { count: ids.length })}
          text={<PeopleNamed intro={t('submitListsText', { count: ids.length })} people={ids.map((id) => ({ id, name: name(id) }))} />}
          button={look}
        />
      );
    case 'askToConsider': return suggestion && <AskButton suggestion={suggestion} names={names} result={result} action={`${base}?index`} place="next" button={look} />;
    case 'openParticipant': case 'setOrganization': case 'decideReopening':
      return ids.length === 1
        ? to(`/participants/${ids[0]}${kind === 'setOrganization' ? '/profile' : ''}`, t(`${kind}Button`))
        : <PeopleLinks ids={ids} names={names} base={base} profile={kind === 'setOrganization'} />;
    case 'addParticipants': return <>{to('/import', t('addParticipantsButton'))}<Button component={Link} to={`${base}/participants/new${side ? `?side=${side}` : ''}`} variant="default">{t('addOneButton')}</Button></>;
    case 'openCohort': return <OpenButton cohort={cohort} result={result} place="next" button={look} />;
    case 'closeCohort': return <CloseButton cohort={cohort} result={result} place="next" button={look} />;
    case 'runStrict': case 'runException':
      return (
        <ActionForm intent="start" action={`${base}/runs?index`} result={null} hidden={{ mode: kind === 'runStrict' ? 'strict' : 'exception' }}>
          <SubmitButton {...look}>{t(`${kind}Button`)}</SubmitButton>
        </ActionForm>
      );
    case 'publish': return cohort.activeRunId && to(`/runs/${cohort.activeRunId}#decide`, t('publishButton'));
  }
}

function PeopleLinks({ ids, names, base, profile }: { ids: readonly string[]; names: Names; base: string; profile: boolean }) {
  const { name } = useWords(names);
  return (
    <Stack gap={4}>
      <List size="sm" listStyleType="none">
        {ids.map((id) => (
          <List.Item key={id}>
            <Link to={`${base}/participants/${id}${profile ? '/profile' : ''}`} className={classes.person ?? ''}>
              {name(id)}
            </Link>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

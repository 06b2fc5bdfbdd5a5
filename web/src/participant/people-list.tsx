import { ActionIcon, Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { Person } from './facts.ts';
import { PersonFacts, PersonMore } from './person-facts.tsx';
import { PlainRank } from './rank-input.tsx';
import { LAST } from './ranking.ts';
import { fields } from './ranking-form.ts';
import { useStepButton } from './ranking-context.tsx';
import classes from './person.module.css';

/** Who is not ranked: to add at the end, at a number, or to mark “never”. */
export const PeopleList = memo(function PeopleList({ people, typed }: { people: readonly Person[]; typed: (id: string) => string | null }) {
  return <ul className={classes.list}>{people.map((person) => <UnrankedPerson key={person.id} person={person} typed={typed(person.id)} />)}</ul>;
});

function UnrankedPerson({ person, typed }: { person: Person; typed: string | null }) {
  const t = useTranslations('participant.ranking');
  const step = useStepButton();
  const { id, name } = person;
  return (
    <li id={`p-${id}`} className={classes.card}>
      <div className={classes.top}>
        <Who person={person} />
        <noscript><PlainRank id={id} name={name} typed={typed} /></noscript>
        <Button {...step({ kind: 'place', id, rank: LAST })} variant="light" leftSection={<IconPlus size={16} aria-hidden />} px="sm" style={{ flex: 'none' }} aria-label={t('addName', { name })}>{t('add')}</Button>
      </div>
      <PersonFacts person={person} />
      <div className={classes.bottom}>
        <PersonMore person={person} />
        <Button {...step({ kind: 'never', id })} variant="subtle" color="gray" fw={500} size="compact-sm" aria-label={t('neverName', { name })}>{t('never')}</Button>
      </div>
    </li>
  );
}

/** Marked “never”: short, and easy to take back. */
export function NeverList({ people }: { people: readonly Person[] }) {
  const t = useTranslations('participant.ranking');
  const step = useStepButton();
  return (
    <ul className={classes.list}>
      {people.map((person) => (
        <li key={person.id} id={`p-${person.id}`} className={classes.card} data-blocked>
          <input type="hidden" name={fields.never} value={person.id} />
          <div className={classes.top}>
            <Who person={person} />
            <ActionIcon {...step({ kind: 'allow', id: person.id })} variant="default" size={36} aria-label={t('allowName', { name: person.name })} title={t('allow')}><IconArrowBackUp size={18} aria-hidden /></ActionIcon>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Who cannot be the match, and why: out of the way until somebody asks. Opens without scripts. */
export function BlockedPeople({ people }: { people: readonly Person[] }) {
  const t = useTranslations('participant.ranking');
  if (people.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary>{t('blockedTitle', { count: people.length })}</summary>
      <Text size="sm" c="dimmed" my="xs">{t('blockedText')}</Text>
      <ul className={classes.list}>
        {people.map((person) => (
          <li key={person.id} className={classes.card} data-blocked>
            <Who person={person} />
            {person.blocked && <p className={classes.quietLine}>{t(person.blocked)}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Who({ person }: { person: Person }) {
  return (
    <div className={classes.who}>
      <h3 className={classes.name}>{person.name}</h3>
      <p className={classes.quietLine}>{person.organization}</p>
    </div>
  );
}

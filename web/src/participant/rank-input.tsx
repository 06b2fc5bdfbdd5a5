import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useRanking } from './ranking-context.tsx';
import { fields, typedRank } from './ranking-form.ts';
import classes from './person.module.css';

/** The rank as a number to type over; emptied, it takes the person off the list. */
export function RankInput({ id, name, rank, refused = null }: { id: string; name: string; rank: number | null; refused?: string | null }) {
  const t = useTranslations('participant.ranking');
  const { act } = useRanking();
  const [typed, setTyped] = useState<string | null>(refused);
  const read = typedRank(typed ?? '');
  const commit = () => {
    if (typed === null || read === 'unreadable') return;
    setTyped(null);
    if (read !== null && read !== rank) act({ kind: 'place', id, rank: read });
    else if (read === null && rank !== null) act({ kind: 'remove', id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setTyped(null);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    commit();
  };
  return (
    <TextInput
      className={classes.rank ?? ''}
      name={fields.rank(id)}
      aria-label={t('rank', { name })}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      data-control="rank"
      value={typed ?? rank ?? ''}
      error={read === 'unreadable' ? t('unreadable') : null}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

/** For people who are not ranked, where scripts do not run: many numbers, then one press of the button. */
export function PlainRank({ id, name, typed }: { id: string; name: string; typed: string | null }) {
  const t = useTranslations('participant.ranking');
  return <TextInput className={classes.rank ?? ''} name={fields.rank(id)} aria-label={t('rank', { name })} inputMode="numeric" autoComplete="off" maxLength={6} defaultValue={typed ?? ''} error={typedRank(typed ?? '') === 'unreadable' ? t('unreadable') : null} />;
}

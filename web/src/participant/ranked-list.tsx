import { ActionIcon } from '@mantine/core';
import { useSortable } from '@dnd-kit/react/sortable';
import { IconArrowBarToUp, IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../shared/hydrated.ts';
import type { Person } from './facts.ts';
import { PersonMore } from './person-facts.tsx';
import { RankInput } from './rank-input.tsx';
import { useRanking, useStepButton } from './ranking-context.tsx';
import { SortingProvider } from './sorting.tsx';
import classes from './person.module.css';

/** Who is ranked, best first: to drag, to type over, to move by buttons or keys. */
export function RankedList({ people, typed }: { people: readonly Person[]; typed: (id: string) => string | null }) {
  return (
    <SortingProvider people={people}>
      <ol className={classes.list}>
        {people.map((person, index) => <RankedPerson key={person.id} person={person} index={index} typed={typed(person.id)} />)}
      </ol>
    </SortingProvider>
  );
}

const look = { variant: 'default', size: 36 } as const;

function RankedPerson({ person, index, typed }: { person: Person; index: number; typed: string | null }) {
  const t = useTranslations('participant.ranking');
  const hydrated = useHydrated();
  const { helpId } = useRanking();
  const step = useStepButton();
  const { ref, handleRef, isDragging } = useSortable({ id: person.id, index });
  const { id, name } = person;
  return (
    <li ref={ref} id={`p-${id}`} className={classes.card} data-dragging={isDragging || undefined} data-blocked={person.blocked ?? undefined}>
      <div className={classes.top}>
        {hydrated && (
          <button type="button" ref={handleRef} className={classes.handle} aria-label={t('handle', { name })} aria-describedby={helpId}>
            <IconGripVertical size={20} aria-hidden />
          </button>
        )}
        <RankInput id={id} name={name} rank={index + 1} refused={typed} />
        <div className={classes.who}>
          <h3 className={classes.name}>{name}</h3>
          <p className={classes.quietLine}>{person.organization}</p>
        </div>
        <ActionIcon {...look} {...step({ kind: 'remove', id })} aria-label={t('remove', { name })}><IconX size={18} aria-hidden /></ActionIcon>
      </div>
      {person.blocked && <p className={classes.warning}>{t('nowBlocked')}</p>}
      <div className={classes.buttons}>
        <MoveButtons id={id} name={name} rank={index + 1} />
        <PersonMore person={person} brief />
      </div>
    </li>
  );
}

function MoveButtons({ id, name, rank }: { id: string; name: string; rank: number }) {
  const t = useTranslations('participant.ranking');
  const { total } = useRanking();
  const step = useStepButton();
  return (
    <>
      <ActionIcon {...look} {...step({ kind: 'place', id, rank: 1 }, rank > 1)} data-control="top" aria-label={t('top', { name })}><IconArrowBarToUp size={18} aria-hidden /></ActionIcon>
      <ActionIcon {...look} {...step({ kind: 'place', id, rank: rank - 1 }, rank > 1)} data-control="up" aria-label={t('up', { name })}><IconArrowUp size={18} aria-hidden /></ActionIcon>
      <ActionIcon {...look} {...step({ kind: 'place', id, rank: rank + 1 }, rank < total)} data-control="down" aria-label={t('down', { name })}><IconArrowDown size={18} aria-hidden /></ActionIcon>
    </>
  );
}

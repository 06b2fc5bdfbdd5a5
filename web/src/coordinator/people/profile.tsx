import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Word } from '../badges.tsx';
import type { Catalogue, MenteeWishes, MentorFields } from '../types.ts';
import classes from './profile.module.css';

type WithNotes<Fields, Notes extends keyof Fields> = Omit<Fields, Notes> & { readonly [Field in Notes]?: Fields[Field] };
interface Described { readonly mentorFields: WithNotes<MentorFields, 'availabilityNotes'> | null; readonly menteeWishes: WithNotes<MenteeWishes, 'notes'> | null }

/** Everything a participant said about themselves or wishes for; what is empty says so. A run keeps no notes. */
export function Profile({ person, catalogue }: { person: Described; catalogue: Catalogue }) {
  const t = useTranslations('coordinator.participant');
  const { mentorFields: mentor, menteeWishes: mentee } = person;
  return (
    <dl className={classes.facts}>
      {mentor && (
        <>
          <Fact term={t('jobTitle')}>{mentor.jobTitle}</Fact>
          <Fact term={t('function')}>{mentor.function}</Fact>
          <Fact term={t('expertiseTags')}><Tags tags={mentor.expertiseTags} /></Fact>
          <Fact term={t('coachingTopics')}><Tags tags={mentor.coachingTopics} /></Fact>
          <Fact term={t('languages')}><Tags tags={mentor.languages} /></Fact>
          <Fact term={t('location')}>{mentor.location}</Fact>
          <Fact term={t('yearsExperience')}>{mentor.yearsExperience}</Fact>
          <Fact term={t('bio')} long>{mentor.bio}</Fact>
          {mentor.availabilityNotes !== undefined && <Fact term={t('availabilityNotes')} long>{mentor.availabilityNotes}</Fact>}
        </>
      )}
      {mentee && (
        <>
          <Fact term={t('wishTags')}><Tags tags={mentee.tags} /></Fact>
          <Fact term={t('wishAttributes')}><Tags tags={mentee.attributes.map((key) => catalogue.find((entry) => entry.key === key)?.label ?? key)} /></Fact>
          <Fact term={t('wishLanguages')}><Tags tags={mentee.languages} /></Fact>
          <Fact term={t('wishLocation')}>{mentee.location}</Fact>
          <Fact term={t('wishFunction')}>{mentee.function}</Fact>
          {mentee.notes !== undefined && <Fact term={t('wishNotes')} long>{mentee.notes}</Fact>}
        </>
      )}
    </dl>
  );
}

function Fact({ term, long = false, children }: { term: string; long?: boolean; children: ReactNode }) {
  const t = useTranslations('coordinator.participant');
  const empty = children === '' || children === null;
  return (
    <div>
      <dt>{term}</dt>
      <dd {...(long && { className: classes.long })}>{empty ? <Text span size="sm" c="dimmed">{t('empty')}</Text> : children}</dd>
    </div>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('coordinator.participant');
  if (tags.length === 0) return <Text span size="sm" c="dimmed">{t('empty')}</Text>;
  return <Group gap={6}>{tags.map((tag) => <Word key={tag}>{tag}</Word>)}</Group>;
}

import { Badge, Group, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Participation, Step } from './steps.ts';
import classes from './entries.module.css';

/** What somebody entered in one step, to read. The ranking has a list of its own. */
export function Entries({ own, step }: { own: Participation; step: Step }) {
  if (step === 'profile') return <ProfileEntries own={own} />;
  if (step === 'wishes') return <WishEntries own={own} />;
  return step === 'introduction' ? <IntroductionEntries own={own} /> : null;
}

function ProfileEntries({ own }: { own: Participation }) {
  const t = useTranslations('participant.profile');
  return (
    <Facts>
      <Fact label={t('displayName')}>{own.displayName}</Fact>
      <Fact label={t('organization')}>{own.organization?.name}</Fact>
    </Facts>
  );
}

function WishEntries({ own: { menteeWishes: wishes, attributeCatalogue } }: { own: Participation }) {
  const t = useTranslations('participant.wishes');
  const attributes = attributeCatalogue.filter(({ key }) => wishes?.attributes.includes(key));
  return (
    <Facts>
      <Fact label={t('tags')}>{wishes && <Tags tags={wishes.tags} />}</Fact>
      <Fact label={t('attributes')}>{attributes.length > 0 && <List size="sm">{attributes.map(({ key, label }) => <List.Item key={key}>{label}</List.Item>)}</List>}</Fact>
      <Fact label={t('languages')}>{wishes && <Tags tags={wishes.languages} />}</Fact>
      <Fact label={t('location')}>{wishes?.location}</Fact>
      <Fact label={t('function')}>{wishes?.function}</Fact>
      <Fact label={t('notes')}>{wishes?.notes}</Fact>
    </Facts>
  );
}

function IntroductionEntries({ own: { mentorFields: fields } }: { own: Participation }) {
  const t = useTranslations('participant.introduction');
  return (
    <Facts>
      <Fact label={t('jobTitle')}>{fields?.jobTitle}</Fact>
      <Fact label={t('function')}>{fields?.function}</Fact>
      <Fact label={t('expertiseTags')}>{fields && <Tags tags={fields.expertiseTags} />}</Fact>
      <Fact label={t('coachingTopics')}>{fields && <Tags tags={fields.coachingTopics} />}</Fact>
      <Fact label={t('languages')}>{fields && <Tags tags={fields.languages} />}</Fact>
      <Fact label={t('location')}>{fields?.location}</Fact>
      <Fact label={t('yearsExperience')}>{fields?.yearsExperience}</Fact>
      <Fact label={t('bio')}>{fields?.bio}</Fact>
      <Fact label={t('availabilityNotes')}>{fields?.availabilityNotes}</Fact>
    </Facts>
  );
}

const Facts = ({ children }: { children: ReactNode }) => <dl className={classes.facts}>{children}</dl>;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations('participant.review');
  const empty = children === '' || children === null || children === undefined || children === false;
  return (
    <Stack gap={2} component="div">
      <Text component="dt" size="sm" c="dimmed">{label}</Text>
      <Text component="dd" size="sm" m={0} className={classes.value} {...(empty && { c: 'dimmed', fs: 'italic' })}>{empty ? t('empty') : children}</Text>
    </Stack>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('participant.review');
  if (tags.length === 0) return <Text span size="sm" c="dimmed" fs="italic">{t('empty')}</Text>;
  return <Group gap={6} component="span">{tags.map((tag) => <Badge key={tag} component="span" variant="light" tt="none" fw={500}>{tag}</Badge>)}</Group>;
}

import { Group, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { OwnMatch, Participation } from './steps.ts';
import classes from './person.module.css';

/** What speaks for the two: facts that both may know, and the reader's own list. What is not there is not mentioned (S7). */
export function MatchReasons({ match: { partner, explanation }, own: { side, attributeCatalogue } }: { match: OwnMatch; own: Participation }) {
  const t = useTranslations('participant.match');
  const name = partner.displayName;
  const { ownRank, sharedTags, satisfiedAttributes } = explanation;
  const labels = satisfiedAttributes.map((key) => attributeCatalogue.find((entry) => entry.key === key)?.label ?? key);
  const reasons: { key: string; content: ReactNode }[] = [];
  if (ownRank !== null) reasons.push({ key: 'rank', content: ownRank === 1 ? t('rankFirst', { name }) : t('rankOther', { name, rank: ownRank }) });
  if (sharedTags.length > 0) reasons.push({ key: 'topics', content: <Named sentence={t(`topics.${side}`, { name })} words={sharedTags} /> });
  if (labels.length > 0) reasons.push({ key: 'attributes', content: <Named sentence={t(`attributes.${side}`, { name })} words={labels} /> });
  for (const fact of ['language', 'location', 'function'] as const) {
    if (explanation[fact]) reasons.push({ key: fact, content: t(`${fact}.${side}`, { name }) });
  }
  if (reasons.length === 0) return <Text>{t('whyElse')}</Text>;
  return <List spacing="sm">{reasons.map(({ key, content }) => <List.Item key={key}>{content}</List.Item>)}</List>;
}

function Named({ sentence, words }: { sentence: string; words: readonly string[] }) {
  return (
    <>
      {sentence}
      <Group gap={6} mt={4} component="ul" p={0} m={0}>
        {words.map((word) => <li key={word} className={classes.topic} data-common style={{ listStyle: 'none' }}>{word}</li>)}
      </Group>
    </>
  );
}

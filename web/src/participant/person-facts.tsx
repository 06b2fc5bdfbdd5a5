import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { fold, type Person } from './facts.ts';
import classes from './person.module.css';

const FIRST = 8;

/** What helps to decide, at a glance: work, place, languages, and topics with those in common first. */
export const PersonFacts = memo(function PersonFacts({ person: { facts, inCommon } }: { person: Pick<Person, 'facts' | 'inCommon'> }) {
  const t = useTranslations('participant.ranking');
  const common = new Set(inCommon.map(fold));
  const topics = [...inCommon, ...facts.topics.filter((topic) => !common.has(fold(topic)))];
  const line = [facts.location, facts.languages.join(', '), facts.yearsExperience === null ? '' : t('years', { years: facts.yearsExperience })].filter(Boolean);
  return (
    <div className={classes.facts}>
      {facts.headline.length > 0 && <p className={classes.line}>{facts.headline.join(' · ')}</p>}
      {line.length > 0 && <p className={classes.quietLine}>{line.join(' · ')}</p>}
      {topics.length > 0 && (
        <ul className={classes.topics}>
          {topics.slice(0, FIRST).map((topic) => (
            <li key={topic} className={classes.topic} data-common={common.has(fold(topic)) || undefined}>
              {topic}
              {common.has(fold(topic)) && <span className="for-readers-only"> ({t('inCommon')})</span>}
            </li>
          ))}
          {topics.length > FIRST && <li className={classes.topic}>{t('moreTopics', { count: topics.length - FIRST })}</li>}
        </ul>
      )}
    </div>
  );
});

/** The rest, for whoever wants to know more. Opens without scripts. */
export function PersonMore({ person: { name, facts }, brief = false }: { person: Person; brief?: boolean }) {
  const t = useTranslations('participant.ranking');
  const hidden = facts.topics.slice(FIRST);
  if (!brief && facts.text === '' && facts.attributes.length === 0 && hidden.length === 0) return null;
  return (
    <details className={classes.more}>
      <summary aria-label={t('more', { name })}>{t('moreShort')}</summary>
      {brief && <PersonFacts person={{ facts, inCommon: [] }} />}
      {facts.text && <p className={classes.prose}>{facts.text}</p>}
      {facts.attributes.length > 0 && <ul className={classes.attributes}>{facts.attributes.map((attribute) => <li key={attribute}>{attribute}</li>)}</ul>}
      {hidden.length > 0 && <p className={classes.quietLine}>{facts.topics.join(' · ')}</p>}
    </details>
  );
}

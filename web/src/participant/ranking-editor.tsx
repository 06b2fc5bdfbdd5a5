import { SegmentedControl, Stack } from '@mantine/core';
import { useCallback, useId, useState, type FormEvent } from 'react';
import { Form, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { isRefused } from '../shared/action.ts';
import { useHydrated } from '../shared/hydrated.ts';
import { RefusalAlert } from '../shared/refusal.tsx';
import { DraftBar } from './draft-bar.tsx';
import type { Person } from './facts.ts';
import { MyList } from './my-list.tsx';
import { OtherPeople } from './other-people.tsx';
import { RankingProvider } from './ranking-context.tsx';
import { fields } from './ranking-form.ts';
import { SavedList, StaleNotice } from './stale-notice.tsx';
import { addressOf, nextStep, type Participation } from './steps.ts';
import { savedRanking, useRankingEditor } from './use-ranking-editor.ts';
import classes from './ranking.module.css';

type View = 'people' | 'list';

/** Two lists, one form. It works whole without scripts: every button sends it, every number can be typed. */
export function RankingEditor({ own, people, result }: { own: Participation; people: readonly Person[]; result: unknown }) {
  const t = useTranslations('participant.ranking');
  const helpId = useId();
  const refused = isRefused(result) ? result : null;
  const { ranking, said, handle, actions, takeSaved } = useRankingEditor({ own, people, refused, helpId });
  const [view, setView] = useState<View>('people');
  const [looked, setLooked] = useState(false);
  const hydrated = useHydrated();
  const navigate = useNavigate();
  const typed = useCallback((id: string) => refused?.values[fields.rank(id)]?.[0] ?? null, [refused]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute('value') === 'next') void navigate(addressOf(own.participantId, nextStep(own.side, 'ranking')));
  };
  const others = people.filter(({ id, blocked }) => blocked === null && !ranking.ranked.includes(id) && !ranking.never.includes(id)).length;
  return (
    <RankingProvider value={actions}>
      <Form method="post" noValidate onSubmit={onSubmit}>
        {/* Enter in a field presses the first button of a form: this one saves, and moves nobody. */}
        <button type="submit" className="for-readers-only" tabIndex={-1} aria-hidden />
        <input type="hidden" name="intent" value="ranking" />
        <input type="hidden" name="expectedVersion" value={own.version} />
        <input type="hidden" name={fields.before} value={ranking.ranked.join(' ')} />
        <Stack gap="md">
          {refused && handle.draft.phase === 'failed' && !hydrated && <RefusalAlert refusal={refused.refusal} />}
          {handle.draft.phase === 'stale' && (
            <StaleNotice looked={looked} onLook={() => setLooked(true)} onKeep={handle.keepMine} onTake={takeSaved}>
              <SavedList ranking={savedRanking(own, people)} people={people} />
            </StaleNotice>
          )}
          {hydrated && (
            <SegmentedControl
              className={classes.switch ?? ''} fullWidth aria-label={t('show')} value={view} onChange={(value) => setView(value === 'list' ? 'list' : 'people')}
              data={[{ value: 'people', label: t(`peopleCount.${own.side}`, { count: others }) }, { value: 'list', label: t('mineCount', { count: ranking.ranked.length }) }]}
            />
          )}
          <div className={classes.columns} data-view={hydrated ? view : undefined}>
            <OtherPeople side={own.side} people={people} ranking={ranking} typed={typed} />
            <MyList people={people} ranking={ranking} typed={typed} helpId={helpId} />
          </div>
          <p role="status" className="for-readers-only">{said}</p>
          <DraftBar handle={handle} />
        </Stack>
      </Form>
    </RankingProvider>
  );
}

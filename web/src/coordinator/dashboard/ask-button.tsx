import type { ButtonProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import type { Names, SuggestedAcceptance } from '../types.ts';
import { useWords } from '../words.ts';
import { wrapping } from '../wrapping.ts';
import { PeopleNamed } from './people-named.tsx';
import { UnlockField } from './unlock-field.tsx';

interface AskButtonProps { suggestion: SuggestedAcceptance; names: Names; result: unknown; action: string; place: string; compact?: boolean; button?: ButtonProps }

/** Asks one or two people by mail to look at each other; shows first who will get one. */
export function AskButton({ suggestion: { mentor, mentee, ask }, names, result, action, place, compact = false, button }: AskButtonProps) {
  const t = useTranslations('coordinator.action');
  const { name } = useWords(names);
  const asked = ask.map((side) => (side === 'mentor' ? mentor : mentee));
  const who = ask.length > 1 ? 'both' : (ask[0] ?? 'both');
  return (
    <ConfirmButton
      intent="ask"
      subject={`${place}-${mentor}-${mentee}`}
      hidden={{ mentorId: mentor, menteeId: mentee, ask: ask.join(',') }}
      result={result}
      action={action}
      label={t('askToConsiderButton', { ask: who, mentor: name(mentor), mentee: name(mentee) })}
      confirmLabel={t('confirm', { count: asked.length })}
      text={<PeopleNamed intro={t('mailGoesTo', { count: asked.length })} people={asked.map((id) => ({ id, name: name(id) }))} note={t('askToConsiderText')} />}
      button={{ size: compact ? 'xs' : 'sm', ...wrapping, ...button }}
    >
      <UnlockField count={asked.length} />
    </ConfirmButton>
  );
}

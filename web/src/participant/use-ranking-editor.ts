import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Refused } from '../shared/action.ts';
import type { Person } from './facts.ts';
import type { Doable, RankingActions } from './ranking-context.tsx';
import { readRanking, writeRanking } from './ranking-form.ts';
import { applyStep, rankOf, type Ranking } from './ranking.ts';
import type { Participation } from './steps.ts';
import { useDraft } from './use-draft.ts';

/** The list on the page: its present order, its saving, what is said to screen readers and where the focus goes. */
export function useRankingEditor({ own, people, refused, helpId }: { own: Participation; people: readonly Person[]; refused: Refused | null; helpId: string }) {
  const t = useTranslations('participant.ranking');
  const [ranking, setRanking] = useState<Ranking>(() => (refused ? readRanking(formOf(refused)).ranking : savedRanking(own, people)));
  const [said, say] = useState('');
  const latest = useRef(ranking);
  const keepFocus = useFocusKeeper(ranking);
  const snapshot = useCallback(() => {
    const form = writeRanking(latest.current);
    form.set('intent', 'ranking');
    return form;
  }, []);
  const handle = useDraft({ snapshot, version: own.version, refused });
  const { edited } = handle;

  const change = useCallback((next: Ranking) => {
    latest.current = next;
    setRanking(next);
  }, []);
  const act = useCallback((step: Doable) => {
    keepFocus();
    const next = applyStep(latest.current, step);
    change(next);
    edited();
    const values = { name: people.find(({ id }) => id === step.id)?.name ?? '', rank: rankOf(next, step.id) ?? 0, total: next.ranked.length };
    say(t(({ place: 'saidMoved', remove: 'saidRemoved', never: 'saidNever', allow: 'saidAllowed' } as const)[step.kind], values));
  }, [people, keepFocus, change, edited, t]);

  const takeSaved = () => {
    change(savedRanking(own, people));
    handle.takeSaved();
  };
  const actions: RankingActions = useMemo(() => ({ act, say, helpId, total: ranking.ranked.length }), [act, helpId, ranking.ranked.length]);
  return { ranking, said, handle, actions, takeSaved };
}

/** Whoever left the cohort meanwhile is no longer part of the list. */
export function savedRanking(own: Participation, people: readonly Person[]): Ranking {
  const here = new Set(people.map(({ id }) => id));
  return { ranked: own.preferences.filter((id) => here.has(id)), never: own.never.filter((id) => here.has(id)) };
}

export function formOf({ values }: Refused): FormData {
  const form = new FormData();
  for (const [name, texts] of Object.entries(values)) for (const text of texts) form.append(name, text);
  return form;
}

/** A control that moves with its card keeps the focus; where its card goes to another list, the neighbour's like control gets it. */
function useFocusKeeper(changed: unknown): () => void {
  const target = useRef<() => HTMLElement | null | undefined>(undefined);
  useLayoutEffect(() => {
    const element = target.current?.();
    target.current = undefined;
    if (element && document.activeElement !== element) element.focus({ preventScroll: true });
  }, [changed]);
  return useCallback(() => {
    const control = document.activeElement;
    if (!(control instanceof HTMLElement)) return;
    const card = control.closest('li');
    const region = control.closest<HTMLElement>('section');
    const kind = control.closest<HTMLElement>('[data-control]')?.dataset['control'];
    const neighbour = card?.nextElementSibling ?? card?.previousElementSibling;
    const list = card?.parentElement;
    target.current = () => {
      if (control.isConnected && control.closest('ol, ul') === list) return control;
      return (kind && neighbour?.isConnected ? neighbour.querySelector<HTMLElement>(`[data-control="${kind}"]`) : null) ?? region;
    };
  }, []);
}

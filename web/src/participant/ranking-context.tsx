import { createContext, use, type MouseEvent, type ReactNode } from 'react';
import { writeStep, fields } from './ranking-form.ts';
import type { RankingStep } from './ranking.ts';

export type Doable = Exclude<RankingStep, { kind: 'replace' }>;

export interface RankingActions {
  readonly act: (step: Doable) => void;
  /** For screen readers. */
  readonly say: (sentence: string) => void;
  /** The element that explains how a handle works. */
  readonly helpId: string;
  /** How many are ranked. */
  readonly total: number;
}

const RankingContext = createContext<RankingActions>({ act: () => {}, say: () => {}, helpId: '', total: 0 });
export const RankingProvider = ({ value, children }: { value: RankingActions; children: ReactNode }) => <RankingContext value={value}>{children}</RankingContext>;
export const useRanking = () => use(RankingContext);

/** What turns a button into one step of the list: at once where scripts run, by sending the form where they do not. */
export function useStepButton() {
  const { act } = useRanking();
  return (step: Doable, enabled = true) => ({
    type: 'submit' as const,
    name: fields.step,
    value: writeStep(step),
    'data-control': step.kind,
    ...(!enabled && { 'aria-disabled': true, 'data-disabled': true }),
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      if (enabled) act(step);
    },
  });
}

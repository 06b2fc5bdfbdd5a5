import { createContext, use, useCallback, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { isRefused } from '../shared/action.ts';
import { ActionForm } from '../shared/form/action-form.tsx';
import { DraftBar } from './draft-bar.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { addressOf, nextStep, type Participation, type Step } from './steps.ts';
import { Entries } from './entries.tsx';
import { useDraft } from './use-draft.ts';

const EditedContext = createContext<() => void>(() => {});
/** For inputs that change without the browser's own event. */
export const useEdited = () => use(EditedContext);

interface StepFormProps {
  own: Participation;
  step: Step;
  /** `useActionData()`, for a form that was sent whole. */
  result: unknown;
  children: ReactNode;
}

/** A step's form: saved while it is filled in where scripts run, sent whole by its buttons where they do not. */
export function StepForm({ own, step, result, children }: StepFormProps) {
  const frame = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const snapshot = useCallback(() => new FormData(frame.current?.querySelector('form') ?? undefined), []);
  const touched = useCallback(() => [...(frame.current?.querySelector('form')?.elements ?? [])].some(differs), []);
  const refused = isRefused(result) ? result : null;
  const handle = useDraft({ snapshot, version: own.version, refused, touched });
  const [{ looked, round }, setView] = useState({ looked: false, round: 0 });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.getAttribute('value') === 'next') void navigate(addressOf(own.participantId, nextStep(own.side, step)));
    else handle.saveNow();
  };
  const take = () => {
    handle.takeSaved();
    setView({ looked: false, round: round + 1 });
  };
  return (
    <div ref={frame} onInput={handle.edited} onSubmitCapture={onSubmit}>
      <EditedContext value={handle.edited}>
        <ActionForm key={round} intent={step} result={handle.draft.phase === 'failed' ? handle.refused : null} hidden={{ expectedVersion: own.version }} gap="lg">
          {handle.draft.phase === 'stale' && (
            <StaleNotice looked={looked} onLook={() => setView({ looked: true, round })} onKeep={handle.keepMine} onTake={take}>
              <Entries own={own} step={step} />
            </StaleNotice>
          )}
          {children}
          <DraftBar handle={handle} />
        </ActionForm>
      </EditedContext>
    </div>
  );
}

/** From what the server sent into it. */
function differs(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked !== field.defaultChecked;
  return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue;
}

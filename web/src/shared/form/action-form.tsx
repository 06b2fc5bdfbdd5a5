import { Button, Stack, type ButtonProps, type StackProps } from '@mantine/core';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { Form, useNavigation } from 'react-router';
import { useFieldLabel, useReasonSentence, RefusalAlert } from '../refusal.tsx';
import { isRefused, type Refused } from '../action.ts';

interface FormState {
  readonly id: string;
  readonly refused: Refused | null;
  readonly pending: boolean;
}

const FormContext = createContext<FormState>({ id: 'form', refused: null, pending: false });

export interface ActionFormProps {
  /** Which of the page's forms this is, for its action: sent as `intent`. */
  intent?: string;
  /** Which row it is about, where the page repeats the form: sent as `subject`. */
  subject?: string;
  /** Further values to send that the person does not edit. */
  hidden?: Readonly<Record<string, string | number>>;
  /** `useActionData()`: a refusal of this very form shows above it and at its fields, with what was typed. */
  result: unknown;
  /** Another page's action; the page's own otherwise. */
  action?: string;
  /** For files. */
  encType?: 'multipart/form-data';
  /** A new document instead of a navigation: after it, language or person may differ. */
  reloadDocument?: boolean;
  gap?: StackProps['gap'];
  maw?: StackProps['maw'];
  children: ReactNode;
}

/** A form that works before scripts load, and is sent without a new document once they have. */
export function ActionForm({ intent = '', subject = '', hidden = {}, result, action, encType, reloadDocument = false, gap = 'md', maw, children }: ActionFormProps) {
  const id = ['f', intent, subject].filter(Boolean).join('-');
  const refused = refusedHere(result, intent, subject);
  const pending = usePending(intent, subject);
  const state = useMemo(() => ({ id, refused, pending }), [id, refused, pending]);
  return (
    <Form method="post" noValidate reloadDocument={reloadDocument} {...(action && { action })} {...(encType && { encType })}>
      {intent && <input type="hidden" name="intent" value={intent} />}
      {subject && <input type="hidden" name="subject" value={subject} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={state}>
        <Stack gap={gap} {...(maw && { maw })}>
          {refused && <RefusalAlert refusal={refused.refusal} fieldId={(path) => (Object.hasOwn(hidden, path) ? null : fieldId(id, path))} />}
          {children}
        </Stack>
      </FormContext>
    </Form>
  );
}

export function SubmitButton(props: ButtonProps & { children: ReactNode; name?: string; value?: string }) {
  const { pending } = use(FormContext);
  // In a stack of fields a button keeps its own width unless it asks for all of it.
  return <Button type="submit" loading={pending} {...(!props.fullWidth && { style: { alignSelf: 'flex-start' } })} {...props} />;
}

/** A refusal in `result` that answers this form, or null. */
export function refusedHere(result: unknown, intent: string, subject: string): Refused | null {
  if (!isRefused(result)) return null;
  const { values } = result;
  return (values['intent']?.[0] ?? '') === intent && (values['subject']?.[0] ?? '') === subject ? result : null;
}

function usePending(intent: string, subject: string): boolean {
  const { state, formData } = useNavigation();
  if (state === 'idle' || !formData) return false;
  return (formData.get('intent') ?? '') === intent && (formData.get('subject') ?? '') === subject;
}

/** One field holds a whole list, so `aliases.2` is about the field `aliases`. */
const fieldOf = (path: string) => path.replace(/(\.\d+)+$/, '');
const fieldId = (form: string, path: string) => `${form}-${fieldOf(path).replaceAll(/[^\w-]/g, '_')}`;

/** What a field shows: its id, label, error, and what was typed before a refusal. `path` is the input's path in the API. */
export function useField(path: string) {
  const { id, refused } = use(FormContext);
  const sentence = useReasonSentence();
  const label = useFieldLabel();
  const reasons = refused?.refusal.reasons.filter((reason) => fieldOf(reason.path) === path) ?? [];
  return {
    id: fieldId(id, path),
    label: label(path) ?? path,
    error: reasons.length > 0 ? reasons.map(sentence).join(' ') : null,
    typed: refused ? (refused.values[path] ?? []) : null,
  };
}

import { Button, Group, Stack, Text, type ButtonProps } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { useTranslations } from 'use-intl';
import { ActionForm, refusedHere, SubmitButton, type ActionFormProps } from './form/action-form.tsx';
import { useHydrated } from './hydrated.ts';
import { RefusalAlert } from './refusal.tsx';
import classes from './confirm-button.module.css';

interface ConfirmButtonProps extends Pick<ActionFormProps, 'intent' | 'subject' | 'hidden' | 'result' | 'action'> {
  label: string;
  /** Above the question; the label, without its “…”, where none is given. */
  title?: string;
  /** What will happen, in the words of the person it happens to. */
  text?: ReactNode;
  /** The button that does it: the label again, or "Save" where there are only fields. */
  confirmLabel?: string;
  danger?: boolean;
  button?: ButtonProps;
  /** Fields: a reason, a password, what to change. */
  children?: ReactNode;
}

/** Asks before it acts. The question is the browser's own popover, so it also asks before scripts have loaded. */
export function ConfirmButton({ label, title = label.replace(/ …$/, ''), text, confirmLabel, danger = false, button, children, ...form }: ConfirmButtonProps) {
  const t = useTranslations('common.action');
  const id = `confirm${useId().replaceAll(/\W/g, '')}`;
  const refused = refusedHere(form.result, form.intent ?? '', form.subject ?? '');
  const question = useOpenWhile(refused !== null);
  const hydrated = useHydrated();
  return (
    <>
      <Button variant="default" {...(danger && { c: 'red' })} {...button} popoverTarget={id} aria-haspopup="dialog">
        {label}
      </Button>
      {/* Without scripts nothing opens the question again, so the refusal stands beside the button. */}
      {refused && !hydrated && <RefusalAlert refusal={refused.refusal} />}
      <div id={id} ref={question} popover="auto" role="dialog" aria-labelledby={`${id}-title`} className={classes.question}>
        <ActionForm {...form}>
          <Stack gap="xs">
            <Text id={`${id}-title`} fw={650}>
              {title}
            </Text>
            {text && (
              <Text size="sm" component="div">
                {text}
              </Text>
            )}
          </Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" popoverTarget={id} popoverTargetAction="hide">
              {t('cancel')}
            </Button>
            <SubmitButton {...(danger && { color: 'red' })}>{confirmLabel ?? (text ? label : t('save'))}</SubmitButton>
          </Group>
        </ActionForm>
      </div>
    </>
  );
}

/** Closes the question once it is answered, unless the answer was refused: then it says why, with what was typed. */
function useOpenWhile(refused: boolean) {
  const question = useRef<HTMLDivElement>(null);
  const { state } = useNavigation();
  useEffect(() => {
    if (state !== 'idle') return;
    if (refused) question.current?.showPopover();
    else question.current?.hidePopover();
  }, [state, refused]);
  return question;
}

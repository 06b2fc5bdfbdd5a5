import { Button, Group, Stack, Text, type ButtonProps } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { useTranslations } from 'use-intl';
import { ActionForm, refusedHere, SubmitButton, type ActionFormProps } from './form/action-form.tsx';
import { RefusalAlert } from './refusal.tsx';
import classes from './confirm-button.module.css';

interface ConfirmButtonProps extends Pick<ActionFormProps, 'intent' | 'subject' | 'hidden' | 'result' | 'action'> {
  label: string;
  /** What will happen, in the words of the person it happens to. */
  text: ReactNode;
  /** The button that does it; the label again where none is given. */
  confirmLabel?: string;
  danger?: boolean;
  button?: ButtonProps;
  /** Further fields, a reason for instance. */
  children?: ReactNode;
}

/** Asks before it acts. The question is the browser's own popover, so it also asks before scripts have loaded. */
export function ConfirmButton({ label, text, confirmLabel = label, danger = false, button, children, ...form }: ConfirmButtonProps) {
  const t = useTranslations('common.action');
  const id = `confirm${useId().replaceAll(/\W/g, '')}`;
  const question = useRef<HTMLDivElement>(null);
  const refused = refusedHere(form.result, form.intent ?? '', form.subject ?? '');
  const { state } = useNavigation();
  useEffect(() => {
    if (state === 'idle') question.current?.hidePopover();
  }, [state]);
  return (
    <>
      <Button variant="default" {...(danger && { c: 'red' })} {...button} popoverTarget={id} aria-haspopup="dialog">
        {label}
      </Button>
      {refused && <RefusalAlert refusal={refused.refusal} />}
      <div id={id} ref={question} popover="auto" role="dialog" aria-labelledby={`${id}-title`} className={classes.question}>
        <ActionForm {...form} quiet>
          <Stack gap="xs">
            <Text id={`${id}-title`} fw={650}>
              {label}
            </Text>
            <Text size="sm" component="div">
              {text}
            </Text>
          </Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" popoverTarget={id} popoverTargetAction="hide">
              {t('cancel')}
            </Button>
            <SubmitButton {...(danger && { color: 'red' })}>{confirmLabel}</SubmitButton>
          </Group>
        </ActionForm>
      </div>
    </>
  );
}

import type { ComponentProps } from 'react';
import { ConfirmButton } from './confirm-button.tsx';
import { ReasonField } from './form/reason-field.tsx';

/** Something done for or to somebody: it asks why. */
export function ReasonButton(props: Omit<ComponentProps<typeof ConfirmButton>, 'children'>) {
  return <ConfirmButton {...props}><ReasonField /></ConfirmButton>;
}

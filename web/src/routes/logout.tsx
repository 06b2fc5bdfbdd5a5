import { redirect } from 'react-router';
import { attempt, clientOf, doneAnew } from '../shared/action.ts';
import type { Route } from './+types/logout.ts';

/** Somebody typed the address: signing out takes the button, so that no link or image can do it. */
export const loader = () => redirect('/');

/** Whoever has no session any more is signed out already, so a refusal changes nothing about the answer. */
export async function action({ context }: Route.ActionArgs) {
  await attempt(() => clientOf(context).account.signOut());
  return doneAnew('/sign-in', 'signedOut');
}

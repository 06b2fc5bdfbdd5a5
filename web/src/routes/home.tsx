import { redirect } from 'react-router';
import { viewerContext } from '../context.ts';
import { clientOf, load } from '../shared/action.ts';
import type { Route } from './+types/home.ts';

/** The start page is where one's work is: cohorts for administrators, the own participation for everybody else. */
export async function loader({ context }: Route.LoaderArgs) {
  const { person } = context.get(viewerContext);
  if (!person) {
    const { needed } = await load(() => clientOf(context).setup.status());
    throw redirect(needed ? '/setup' : '/sign-in');
  }
  throw redirect(person.role === 'admin' ? '/cohorts' : '/participations');
}


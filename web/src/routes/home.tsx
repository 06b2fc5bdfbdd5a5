import { redirect } from 'react-router';
import { viewerContext } from '../context.ts';
import { clientOf, load } from '../shared/action.ts';
import type { Route } from './+types/home.ts';

/** The start page is where one's work is: cohorts for administrators, the one participation for most others. */
export async function loader({ context }: Route.LoaderArgs) {
  const { person } = context.get(viewerContext);
  if (!person) {
    const { needed } = await load(() => clientOf(context).setup.status());
    throw redirect(needed ? '/setup' : '/sign-in');
  }
  if (person.role === 'admin') throw redirect('/cohorts');
  const [only, ...others] = person.participations;
  if (only && others.length === 0) throw redirect(`/participations/${only.participantId}`);
  return null;
}

export default function Home() {
  return null;
}

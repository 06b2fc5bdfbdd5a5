import { redirect, redirectDocument } from 'react-router';
import { viewerContext } from '../context.ts';
import { clientOf, ownPath, textOf } from '../shared/action.ts';
import { choiceCookie, isLocale, localeCookie } from '../shared/locale.ts';
import type { Route } from './+types/language.ts';

export const loader = () => redirect('/');

/** The account keeps the language of who is signed in; of others the browser does, and their account learns of it when they sign in. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const locale = form.get('locale');
  const headers = new Headers();
  if (isLocale(locale)) {
    headers.append('set-cookie', localeCookie(locale));
    if (context.get(viewerContext).person) await clientOf(context).account.update({ locale });
    else headers.append('set-cookie', choiceCookie(locale));
  }
  return redirectDocument(ownPath(textOf(form, 'back'), '/'), { headers });
}

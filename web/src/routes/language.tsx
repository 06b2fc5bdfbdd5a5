import { redirect, redirectDocument } from 'react-router';
import { ownPath, textOf } from '../shared/action.ts';
import { isLocale, localeCookie } from '../shared/locale.ts';
import type { Route } from './+types/language.ts';

export const loader = () => redirect('/');

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData();
  const locale = form.get('locale');
  return redirectDocument(ownPath(textOf(form, 'back'), '/'), isLocale(locale) ? { headers: { 'set-cookie': localeCookie(locale) } } : {});
}

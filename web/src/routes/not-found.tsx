import { data } from 'react-router';
import type { Refusal } from '../shared/action.ts';

export function loader() {
  throw data<Refusal>({ code: 'notFound', reasons: [] }, { status: 404 });
}

/** Never shown. It makes this route a page, so that the answer is the refusal page rather than bare data. */
export default function NotFound() {
  return null;
}

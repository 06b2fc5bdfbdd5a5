import { data } from 'react-router';
import type { Refusal } from '../shared/action.ts';

export function loader() {
  throw data<Refusal>({ code: 'notFound', reasons: [] }, { status: 404 });
}

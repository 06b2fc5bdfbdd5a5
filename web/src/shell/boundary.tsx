import { Outlet } from 'react-router';
import { ErrorPage } from '../shared/error-page.tsx';
import type { Route } from './+types/boundary.ts';

export default function Boundary() {
  return <Outlet />;
}

/** Below the chrome, so that navigation stays usable when a page cannot be shown. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}

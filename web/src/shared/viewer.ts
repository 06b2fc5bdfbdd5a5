import { useRouteLoaderData } from 'react-router';
import type { Viewer } from '../context.ts';

/** What pages know of the viewer: everything but the nonce, which belongs to the document (see document.ts). */
export type PageViewer = Omit<Viewer, 'nonce'>;

export function useViewer(): PageViewer {
  const viewer = useRouteLoaderData<PageViewer>('root');
  if (!viewer) throw new Error('Only the root’s error page is shown without a viewer, and it does not ask for one.');
  return viewer;
}

import { Accessibility, StyleInjector, type DragEndEvent, type DragOverEvent, type DragStartEvent } from '@dnd-kit/dom';
import { isSortable } from '@dnd-kit/dom/sortable';
import { DragDropProvider } from '@dnd-kit/react';
import { useCallback, type ComponentProps, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNonce } from '../shared/document.ts';
import type { Person } from './facts.ts';
import { useRanking } from './ranking-context.tsx';

type Source = DragStartEvent['operation']['source'];
type Plugins = Extract<ComponentProps<typeof DragDropProvider>['plugins'], readonly unknown[]>;

/** Dragging by pointer, touch and keys. What happens is said by the page itself, in the reader's language. */
export function SortingProvider({ people, children }: { people: readonly Person[]; children: ReactNode }) {
  const t = useTranslations('participant.ranking');
  const nonce = useNonce();
  const { act, say, total } = useRanking();
  const plugins = useCallback((defaults: Plugins) => [...defaults.filter((plugin) => plugin !== Accessibility), StyleInjector.configure({ nonce })], [nonce]);

  const values = (source: Source) => ({
    name: people.find(({ id }) => id === source?.id)?.name ?? '', rank: source && isSortable(source) ? source.index + 1 : 1, total,
  });
  const onDragEnd = ({ operation: { source }, canceled }: DragEndEvent) => {
    const moved = !canceled && isSortable(source) && source.index !== source.initialIndex;
    if (moved) act({ kind: 'place', id: String(source.id), rank: source.index + 1 });
    else say(t('dragCancel', values(source)));
  };
  return (
    <DragDropProvider
      plugins={plugins}
      onDragStart={({ operation: { source } }: DragStartEvent) => say(t('dragStart', values(source)))}
      onDragOver={({ operation: { source } }: DragOverEvent) => say(t('dragOver', values(source)))}
      onDragEnd={onDragEnd}
    >
      {children}
    </DragDropProvider>
  );
}

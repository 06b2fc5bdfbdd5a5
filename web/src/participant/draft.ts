/**
 * What a page knows about the saving of what somebody types. One save runs at a time, because each names the version
 * that the save before it made; what is typed meanwhile is saved afterwards.
 */
export interface Draft {
  readonly phase: 'clean' | 'changed' | 'saving' | 'failed' | 'stale';
  /** Something was typed while a save was under way. */
  readonly again: boolean;
  readonly savedAt: string | null;
}

export type DraftEvent =
  | { readonly kind: 'edited' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'refused'; readonly stale: boolean }
  /** The reader has seen what was saved elsewhere and wants their own version kept. */
  | { readonly kind: 'keepMine' }
  /** The page shows what is saved: nothing had changed after all, or the reader took the other version. */
  | { readonly kind: 'settled' };

export const untouched: Draft = { phase: 'clean', again: false, savedAt: null };

export function follow(draft: Draft, event: DraftEvent): Draft {
  switch (event.kind) {
    case 'edited':
      if (draft.phase === 'saving') return { ...draft, again: true };
      return draft.phase === 'stale' ? draft : { ...draft, phase: 'changed' };
    case 'sent':
      return { ...draft, phase: 'saving', again: false };
    case 'saved':
      return { phase: draft.again ? 'changed' : 'clean', again: false, savedAt: event.at };
    case 'refused':
      return { ...draft, phase: event.stale ? 'stale' : 'failed', again: false };
    case 'keepMine':
      return { ...draft, phase: 'changed' };
    case 'settled':
      return { ...draft, phase: 'clean', again: false };
  }
}

import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useBeforeUnload, useBlocker, useFetcher } from 'react-router';
import { isRefused, type Refused } from '../shared/action.ts';
import { follow, untouched, type Draft } from './draft.ts';
import type { SaveAnswer } from './own.ts';

const PAUSE = 700;

export interface DraftHandle {
  readonly draft: Draft;
  /** Why what is on the page is not saved. */
  readonly refused: Refused | null;
  /** Something changed: save it after a short pause. */
  readonly edited: () => void;
  readonly saveNow: () => void;
  readonly keepMine: () => void;
  readonly takeSaved: () => void;
  /** Somebody wants to leave while something is unsaved; it is saved first. Null when nobody does. */
  readonly leaving: { readonly proceed: () => void; readonly stay: () => void } | null;
}

export interface DraftSource {
  /** The whole form as it is now. */
  readonly snapshot: () => FormData;
  /** The one that the page was loaded with. */
  readonly version: number;
  /** The answer to a form that was sent whole. */
  readonly refused: Refused | null;
  /** Whether somebody typed before scripts ran. */
  readonly touched?: () => boolean;
}
const nothing = () => false;

/** Saves a page's form while it is being filled in. */
export function useDraft({ snapshot, version, refused, touched = nothing }: DraftSource): DraftHandle {
  const fetcher = useFetcher<SaveAnswer>();
  const [draft, dispatch] = useReducer(follow, untouched, (start): Draft => (refused ? { ...start, phase: isStale(refused) ? 'stale' : 'failed' } : start));
  const known = useRef(version);
  useEffect(() => { known.current = Math.max(known.current, version); }, [version]);
  const handled = useRef<SaveAnswer | undefined>(undefined);
  /** What the server has, as far as this page knows, and what is on its way there. */
  const content = useRef<{ saved: string | null; sent: string | null }>({ saved: null, sent: null });
  const { submit, data, state } = fetcher;

  const save = useCallback(() => {
    const form = snapshot();
    const text = serialise(form);
    if (text === content.current.saved) {
      dispatch({ kind: 'settled' });
      return;
    }
    content.current.sent = text;
    form.set('then', 'stay');
    form.set('expectedVersion', String(known.current));
    dispatch({ kind: 'sent' });
    // No page data anew: hundreds of people would be sent for every pause, and without a connection the page would be lost.
    void submit(form, { method: 'post', defaultShouldRevalidate: false });
  }, [snapshot, submit]);

  useEffect(() => {
    if (content.current.saved !== null || refused) return;
    // What the page shows at first is saved, unless it shows what was refused or typed meanwhile.
    if (touched()) dispatch({ kind: 'edited' });
    else content.current.saved = serialise(snapshot());
  }, [snapshot, refused, touched]);

  useEffect(() => {
    if (state !== 'idle' || !data || data === handled.current) return;
    handled.current = data;
    if (isRefused(data)) {
      dispatch({ kind: 'refused', stale: isStale(data) });
      return;
    }
    known.current = data.saved.version;
    content.current.saved = content.current.sent;
    dispatch({ kind: 'saved', at: data.saved.at });
  }, [data, state]);

  const blocker = useBlocker(({ currentLocation, nextLocation }) => draft.phase !== 'clean' && currentLocation.pathname !== nextLocation.pathname);
  const { phase } = draft;
  const blocked = blocker.state === 'blocked';
  useEffect(() => {
    if (phase !== 'changed') return undefined;
    const timer = setTimeout(save, blocked ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [draft, phase, blocked, save]);
  useEffect(() => {
    if (blocked && phase === 'clean') blocker.proceed();
  }, [blocked, phase, blocker]);
  useEffect(() => {
    if (phase !== 'failed') return undefined;
    addEventListener('online', save);
    return () => removeEventListener('online', save);
  }, [phase, save]);
  useBeforeUnload(useCallback((event) => { if (phase !== 'clean') event.preventDefault(); }, [phase]));

  return {
    draft,
    refused: phase === 'failed' || phase === 'stale' ? (isRefused(data) ? data : refused) : null,
    edited: useCallback(() => dispatch({ kind: 'edited' }), []),
    saveNow: save,
    keepMine: () => dispatch({ kind: 'keepMine' }),
    takeSaved: () => dispatch({ kind: 'settled' }),
    leaving: blocker.state === 'blocked' ? { proceed: () => blocker.proceed(), stay: () => blocker.reset() } : null,
  };
}

const isStale = ({ refusal }: Refused) => refusal.code === 'stale';

const serialise = (form: FormData) => JSON.stringify([...form].filter(([name]) => name !== 'expectedVersion' && name !== 'then'));

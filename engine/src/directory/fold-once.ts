import { fold } from '../text/fold.ts';

/** `fold` for texts that come again and again, as those of a catalogue do. */
export function foldOnce(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let folded = known.get(text);
    if (folded === undefined) {
      folded = fold(text);
      known.set(text, folded);
    }
    return folded;
  };
}

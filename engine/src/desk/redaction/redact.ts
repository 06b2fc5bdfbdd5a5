import { detectContacts } from './detect.ts';
import type { ContactHit, ContactKind, DetectOptions } from './types.ts';

export type RedactionLanguage = 'en' | 'de';

export interface Redaction {
  /** What the other side reads. */
  readonly redacted: string;
  /** Every hit in the original text, the low ones too, which are still in `redacted`. */
  readonly hits: readonly ContactHit[];
}

/** No note may make a certain hit of what stands beside it: a bracket ends what a word can announce, and no word here introduces a name. */
const REMOVED: Record<RedactionLanguage, Record<ContactKind, string>> = {
  en: { email: '[email removed]', phone: '[phone number removed]', url: '[link removed]', handle: '[user name removed]' },
  de: { email: '[E-Mail-Adresse entfernt]', phone: '[Telefonnummer entfernt]', url: '[Link entfernt]', handle: '[Nutzername entfernt]' },
};

/**
 * The message with a note in place of every high-confidence contact detail (K9). Detecting again in `redacted` finds no high hit,
 * and redacting it again changes nothing. The original is the caller's to keep for administrators. O(length).
 */
export function redact(text: string, { language = 'en', ...options }: DetectOptions & { readonly language?: RedactionLanguage } = {}): Redaction {
  const hits = detectContacts(text, options);
  let redacted = '';
  let at = 0;
  for (const { kind, start, end, confidence } of hits) {
    if (confidence === 'low') continue;
    redacted += text.slice(at, start) + REMOVED[language][kind];
    at = end;
  }
  return { redacted: redacted + text.slice(at), hits };
}

/** Contact details in messages: found, and taken out where that is certain (§2.1, K9). */
export { detectContacts, redact } from './redaction/index.ts';
export type { Confidence, ContactHit, ContactKind, DetectOptions, Redaction, RedactionLanguage, Region } from './redaction/index.ts';

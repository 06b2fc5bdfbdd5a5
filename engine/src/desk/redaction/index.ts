/** Contact details in messages: found, and taken out where that is certain (§2.1, K9). */
export { detectContacts } from './detect.ts';
export { redact } from './redact.ts';
export type { Redaction, RedactionLanguage } from './redact.ts';
export { isRegion } from './types.ts';
export type { Confidence, ContactHit, ContactKind, DetectOptions, Region } from './types.ts';

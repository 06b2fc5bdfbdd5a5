import { isSupportedCountry } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

export type ContactKind = 'email' | 'phone' | 'url' | 'handle';

/** `high` is redacted; `low` only warns the sender before sending. */
export type Confidence = 'high' | 'low';

/** A contact detail in a message. `start` and `end` count UTF-16 units of the original text, end exclusive: `text === original.slice(start, end)`. */
export interface ContactHit {
  readonly kind: ContactKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly confidence: Confidence;
}

export type Region = CountryCode;

/** Whether the phone library knows how telephone numbers are written in a country, by its two capitals (ISO 3166). O(1). */
export function isRegion(code: string): code is Region {
  return isSupportedCountry(code);
}

export interface DetectOptions {
  /** Countries whose national way of writing a telephone number is understood (ISO 3166, two capitals); default DE, GB, US. Numbers with + or 00 are understood always. */
  readonly regions?: readonly Region[];
  /** Hosts that are no contact detail, subdomains included: those of the platform itself. */
  readonly allowedHosts?: readonly string[];
}

/** What a detector finds, in units of the reading that it looked at. */
export interface Found {
  readonly kind: ContactKind;
  readonly from: number;
  readonly to: number;
  readonly confidence: Confidence;
}

// One reader per kind of setting. Each returns the value, or adds a sentence to the problems and returns a harmless stand-in,
// so that one start names every mistake.
import { isIP } from 'node:net';
import { settings, type Setting, type SettingName } from './settings.ts';

export class SettingReader {
  readonly problems: string[] = [];
  readonly #env: Record<string, string | undefined>;

  constructor(env: Record<string, string | undefined>) {
    this.#env = env;
  }

  /** An empty value counts as absent: compose files pass unset variables that way. */
  text(name: SettingName): string | null {
    const given = this.#env[name]?.trim();
    if (given) return given;
    return settings.find((setting: Setting) => setting.name === name)?.default ?? null;
  }

  refuse(sentence: string): void {
    this.problems.push(sentence);
  }

  integer(name: SettingName, least: number, most: number): number {
    const text = this.text(name) ?? '';
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.refuse(`${name} is "${text}" but must be a whole number from ${least} to ${most}.`);
    return least;
  }

  oneOf<const T extends string>(name: SettingName, choices: readonly [T, ...T[]]): T {
    const text = this.text(name);
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    this.refuse(`${name} is "${text ?? ''}" but must be one of ${choices.join(', ')}.`);
    return choices[0];
  }

  list(name: SettingName): string[] {
    return (this.text(name) ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  }

  /** Values of secret settings are never repeated in a sentence. */
  secret(name: SettingName, leastLength: number): string | null {
    const text = this.text(name);
    if (text !== null && text.length < leastLength) this.refuse(`${name} has ${text.length} characters but needs at least ${leastLength}.`);
    return text;
  }

  url(name: SettingName, schemes: readonly string[], example: string): URL | null {
    const text = this.text(name);
    if (text === null) return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && schemes.includes(url.protocol) && url.hostname) return url;
    this.refuse(`${name} is not an address that Counterpart can use; it looks like ${example}.`);
    return null;
  }
}

/** `10.0.0.0/8`, `::1`, `192.168.1.4`. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

export interface MailAddress {
  name: string;
  address: string;
}

/** `Name <address>` or the bare address; null where it is neither. */
export function readMailAddress(text: string): MailAddress | null {
  const named = /^([^<>"]*)<([^<>]+)>$/.exec(text);
  const address = (named?.[2] ?? text).trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1 || /[\s<>,;"]/.test(address)) return null;
  return { name: named?.[1]?.trim() ?? '', address };
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

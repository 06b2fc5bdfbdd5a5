import { refusalTitle, type Reason, type RefusalCode } from '@counterpart/contract/refusal';
import { printable } from './exit.ts';

/** The reasons that commands meet, with what to do. */
const REASONS: Readonly<Record<string, string>> = {
  passwordRepeats: 'It is made of few different characters, or of keys side by side. Take a few unusual words.',
  passwordCommon: 'It is among the passwords that are tried first. Take a few unusual words.',
  passwordPersonal: 'It consists mostly of the name or e-mail address. Take a few unusual words.',
};

/** A "no" of the server as a person at a terminal reads it: what is refused, then each reason. */
export function refusalWords({ code, reasons }: { readonly code: RefusalCode; readonly reasons: readonly Reason[] }): string {
  return [refusalTitle[code], ...reasons.map((reason) => REASONS[reason.code] ?? described(reason))].join(' ');
}

/** `decisions: organization known (value "Acme").` – a reason that no command should meet is still named with its place and values. */
function described({ code, path, values }: Reason): string {
  const words = code.replaceAll(/(?<=[a-z0-9])[A-Z]|_/gu, (mark) => (mark === '_' ? ' ' : ` ${mark.toLowerCase()}`));
  const given = Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'string' ? `"${printable(value)}"` : String(value)}`);
  return `${path === '' ? '' : `${printable(path)}: `}${words}${given.length > 0 ? ` (${given.join(', ')})` : ''}.`;
}

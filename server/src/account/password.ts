import { reason, refuse } from '../platform/refuse.ts';

/** The commonest passwords of at least ten characters in published leaks, without digits and signs around them. */
const common = ['password', 'passwort', 'qwertyuiop', 'qwertzuiop', 'iloveyou', 'letmein', 'administrator', 'welcome', 'willkommen', 'counterpart', 'changeme', 'asdfghjkl', 'dragonball', 'basketball', 'superman', 'sunshine', 'princess', 'football', 'michelle', 'abcdefghij'];
const runs = '01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm';

/** Length is asked for by the contract. Beyond it only what guessers try first is refused: no rules about digits and signs (NIST SP 800-63B §5.1.1.2). */
export function mustBeStrong(password: string, { email, name }: { email: string; name: string }): void {
  const text = password.normalize('NFKC').toLowerCase();
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (new Set(text).size < 5 || runs.includes(text)) refuse('passwordTooWeak', reason('passwordRepeats', {}, 'password'));
  if (common.some((word) => letters === word || letters === word + word)) refuse('passwordTooWeak', reason('passwordCommon', {}, 'password'));
  const own = [email, email.split('@')[0] ?? '', name].map((part) => part.normalize('NFKC').toLowerCase());
  if (own.some((part) => part.length >= 4 && text.replaceAll(part, '').length < 5)) refuse('passwordTooWeak', reason('passwordPersonal', {}, 'password'));
}

import { createTransport } from 'nodemailer';
import type { MailAddress } from '../setting-readers.ts';
import type { Composed } from './compose.ts';

export interface Outgoing extends Composed { readonly id: string; readonly to: MailAddress; readonly locale: string }
export type Send = (mail: Outgoing) => Promise<void>;

/** Says whether the same mail can ever be delivered to this address. */
export class DeliveryFailure extends Error {
  readonly permanent: boolean;
  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}

export interface SmtpSettings { readonly smtpUrl: string; readonly mailFrom: MailAddress; readonly baseUrl: string }

/** A server that hangs is given up well before the job that waits for it is handed to another worker. */
const patience = 20_000;

export function createSmtp({ smtpUrl, mailFrom, baseUrl }: SmtpSettings, milliseconds = patience): Send {
  const { username, hostname: server } = new URL(smtpUrl);
  const transport = createTransport({
    // A password crosses no network in the clear: without TLS the mail waits, and the outbox says why. `?requireTLS=false` in the address allows it.
    requireTLS: username !== '' && !/^(localhost|127\..*|\[::1\])$/.test(server),
    url: smtpUrl, connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds, dnsTimeout: milliseconds,
    disableFileAccess: true, disableUrlAccess: true,
  });
  const host = new URL(baseUrl).hostname;
  return async ({ id, to, subject, text, html, locale }) => {
    try {
      await transport.sendMail({
        // As structures: a comma in a name or address given as text makes two recipients of it.
        from: mailFrom, to, envelope: { from: mailFrom.address, to: [to.address] }, subject, text, html,
        // The same for every try, so that a mail program can recognise one that was sent twice.
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': locale },
      });
    } catch (error) {
      throw failureOf(error as SmtpError);
    }
  };
}

interface SmtpError extends Error { readonly code?: string; readonly command?: string; readonly responseCode?: number; readonly response?: string }

/**
 * Permanent is only what the server says for good about this recipient or this mail. A wrong password or a refused sender
 * concerns every mail and is somebody's mistake in the settings: those wait until it is put right.
 */
function failureOf(error: SmtpError): DeliveryFailure {
  const about = error.command === 'RCPT TO' || error.command === 'DATA' || error.code === 'EMESSAGE';
  const says = error.response ?? error.message;
  const remedy = error.command === 'STARTTLS' ? `The connection to the mail server could not be encrypted, so no password was sent. Use its TLS port (smtps://…:465), or allow it with ?requireTLS=false at the end of SMTP_URL. It said: ${says}` : says;
  return new DeliveryFailure(remedy.slice(0, 500), about && (error.responseCode ?? 0) >= 500);
}

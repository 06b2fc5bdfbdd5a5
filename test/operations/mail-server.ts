// A mail server that a test commands: it answers in SMTP, keeps what it took, and can be in every bad mood that real ones have.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Taken { readonly to: string; readonly messageId: string; readonly subject: string }
/** What it says about a recipient: null takes the mail. */
export type Mood = (recipient: string, attempt: number) => { readonly code: number; readonly says: string } | null;
export interface MailServer {
  readonly url: string;
  readonly taken: readonly Taken[];
  /** How often each address was tried, taken or not. */
  readonly attempts: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startMailServer({ port = 0, mood = () => null }: { port?: number; mood?: Mood } = {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const attempts = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], logger: false,
    onRcptTo({ address }, _session, answer) {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const refused = mood(address, attempt);
      answer(refused ? Object.assign(new Error(refused.says), { responseCode: refused.code }) : null);
    },
    onData(stream, session, answer) {
      void text(stream).then(async (raw) => {
        const { messageId = '', subject = '' } = await PostalMime.parse(raw);
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, messageId, subject });
        answer(null);
      });
    },
  });
  server.on('error', () => undefined); // a client that left in the middle
  const listening = once(server.server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  return { url: urlOf(server.server as Server), taken, attempts, stop: () => new Promise((resolve) => { server.close(() => { resolve(); }); }) };
}

/** Takes connections and never says a word. */
export async function startHangingServer(port = 0): Promise<Pick<MailServer, 'url' | 'stop'> & { readonly connections: () => number }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket.on('error', () => undefined));
  });
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening;
  return {
    url: urlOf(server), connections: () => connections,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function urlOf(server: Server): string {
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A peer in a process of its own that stays up, so that its start is part of no time: a line in, a line of JSON out. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Peer {
  readonly version: string;
  ask(command: string): Promise<Record<string, unknown>>;
  close(): void;
}

/** Its first line says its version. */
export async function startPeer(name: string, program: string, args: readonly string[] = []): Promise<Peer> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, unknown>> => {
    const line = await lines.next();
    if (line.done) throw new Error(`${name} ended early`);
    return JSON.parse(line.value) as Record<string, unknown>;
  };
  const { version } = await answer();
  return {
    version: String(version),
    ask: (command) => {
      child.stdin.write(`${command}\n`);
      return answer();
    },
    close: () => void child.stdin.end(),
  };
}

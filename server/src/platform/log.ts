// Structured logs, one JSON object a line, without personal data: ids, codes, counts and times only.
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

// A second line of defence: code that logs should not pass these at all.
const PRIVATE = [
  'email', 'mail', 'to', 'from', 'address', 'name', 'firstName', 'lastName', 'password', 'token', 'secret', 'cookie', 'authorization',
  'body', 'headers', 'subject', 'text', 'html', 'before', 'after', 'reason', 'parameters',
];
const LONGEST_MESSAGE = 1_000;

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[private]' },
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  table?: string;
  constraint?: string;
  stack?: string;
  cause?: LoggedError;
}

/** What an error may say in a log. PostgreSQL's messages and details quote the values they are about: those are left out. */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPeople(String(error)) };
  const { code, table, constraint, severity } = error as Error & Record<'code' | 'table' | 'constraint' | 'severity', unknown>;
  const fromDatabase = typeof severity === 'string';
  const message = withoutPeople(fromDatabase ? error.message.slice(0, LONGEST_MESSAGE).replaceAll(/"[^"]*"/g, '"…"') : error.message);
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.stack ? { stack: framesOf(error.stack) } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

// Only the frames: the head of a stack repeats the message.
function framesOf(stack: string): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()).join('\n');
}

function withoutPeople(message: string): string {
  return message.slice(0, LONGEST_MESSAGE).replaceAll(/[^\s<>"'(),;:=@]{1,64}@[^\s<>"'(),;:@]{1,255}/g, '[address]');
}

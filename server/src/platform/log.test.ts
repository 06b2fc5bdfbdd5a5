import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  let line = '';
  write(createLog('info', { write: (text: string) => void (line += text) }));
  return JSON.parse(line) as Record<string, unknown>;
}

test('a line says when, how bad, what, and the ids given', () => {
  const line = logged((log) => log.info({ job: 'send', id: 'j1', ms: 12 }, 'job done'));
  expect(line).toMatchObject({ level: 'info', msg: 'job done', job: 'send', id: 'j1', ms: 12 });
  expect(Date.parse(String(line.time))).not.toBeNaN();
  expect(line).not.toHaveProperty('hostname');
});

test('what belongs to people stays out, however it is passed', () => {
  const canary = 'canary@people.example';
  const line = logged((log) => log.info({ email: canary, person: { name: canary }, request: { person: { email: canary }, headers: { cookie: canary } }, to: [canary] }, 'x'));
  expect(JSON.stringify(line)).not.toContain('canary');
});

test('errors of the database are told without the values they quote', () => {
  const error = Object.assign(new Error('invalid input for "Canary Smith"'), {
    severity: 'ERROR', code: '23505', table: 'person', constraint: 'person_email', detail: 'Key (email)=(canary@people.example) already exists.', parameters: ['Canary'],
  });
  const line = logged((log) => log.warn({ err: new Error('Could not save canary@people.example', { cause: error }) }, 'x'));
  expect(JSON.stringify(line)).not.toMatch(/canary/i);
  expect(line.err).toMatchObject({ message: 'Could not save [address]', cause: { code: '23505', table: 'person', constraint: 'person_email' } });
});

test('a very long message costs no time', () => {
  const begun = performance.now();
  logged((log) => log.error({ err: new Error('a'.repeat(5_000_000)) }, 'x'));
  expect(performance.now() - begun).toBeLessThan(500);
});

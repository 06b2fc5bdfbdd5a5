import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counterpart, workFolder } from '../run.test-support.ts';
import type { Ran } from '../run.test-support.ts';

const folder = workFolder();

function redact(content: string | Uint8Array, ...args: readonly string[]): Ran {
  writeFileSync(join(folder, 'messages.txt'), content);
  return counterpart(folder, ['desk', 'redact', 'messages.txt', ...args]);
}

describe('issue 3 section 5: counterpart desk redact', () => {
  it('lines in, lines out: line ends, a missing last one and a byte order mark stay as they are', () => {
    expect(redact('\u{FEFF}mail a@b.org\r\n\nmail c@d.org').stdout).toBe('\u{FEFF}mail [email removed]\r\n\nmail [email removed]');
    expect(redact('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('JSON: line numbers from 1, places in the line without mark and end, an array also of nothing', () => {
    const ran = redact('\u{FEFF}ad\u200ba@b.org 👋\r\nfine\ncall 4155550172, or 4155550172', '--format', 'json');
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toEqual([
      { line: 1, redacted: '[email removed] 👋', hits: [{ kind: 'email', start: 0, end: 10, text: 'ad\u200ba@b.org', confidence: 'high' }] },
      { line: 2, redacted: 'fine', hits: [] },
      { line: 3, redacted: 'call [phone number removed], or [phone number removed]', hits: [
        { kind: 'phone', start: 5, end: 15, text: '4155550172', confidence: 'high' }, { kind: 'phone', start: 20, end: 30, text: '4155550172', confidence: 'high' },
      ] },
    ]);
    expect(JSON.parse(redact('', '--format', 'json').stdout)).toEqual([]);
  });

  it('language, regions and own hosts are options', () => {
    expect(redact('mail a@b.org', '--language', 'de').stdout).toBe('mail [E-Mail-Adresse entfernt]');
    expect(redact('(415) 555-0172').stdout).toBe('[phone number removed]');
    expect(redact('(415) 555-0172', '--region', 'ch,at').stdout).toBe('(415) 555-0172');
    expect(redact('x.desk.example.org, y.example.org', '--allow-host', 'desk.example.org', '--allow-host', 'other.example').stdout).toBe('x.desk.example.org, [link removed]');
  });

  it('says on standard error what it left because it may be innocent', () => {
    expect(redact('a@b.org\n4155550172').stderr).toBe('1 taken out. 1 more may be contact details and was left: line 2. --format json shows them.\n');
  });

  it('reads standard input, and stops without complaint when its reader has seen enough', () => {
    const main = join(import.meta.dirname, '..', 'main.ts');
    const sh = spawnSync('sh', ['-c', `yes 'mail a@b.org' | "${process.execPath}" "${main}" desk redact - | head -n 2`], { encoding: 'utf8', timeout: 20_000 });
    expect(sh).toMatchObject({ status: 0, stdout: 'mail [email removed]\nmail [email removed]\n', stderr: '' });
  });

  it('a file that cannot be read whole is refused before a line of it is written, status 64', () => {
    const broken = redact(Buffer.concat([Buffer.from('mail a@b.org\nbad '), Buffer.of(0xff, 0xfe), Buffer.from('\nlast')]));
    expect(broken).toEqual({ status: 64, stdout: '', stderr: 'messages.txt, line 2: is not text in UTF-8. Save the file as plain text in UTF-8 and try again.\n' });
    expect(redact('a\0b')).toMatchObject({ status: 64, stdout: '' });
    expect(counterpart(folder, ['desk', 'redact', 'none.txt'])).toEqual({ status: 64, stdout: '', stderr: 'none.txt: there is no such file. Check the path.\n' });
    expect(counterpart(folder, ['desk', 'redact', '.'])).toMatchObject({ status: 64, stdout: '' });
    for (const args of [['--region', 'XX'], ['--language', 'fr'], ['--format', 'csv']]) expect(redact('x', ...args)).toMatchObject({ status: 64, stdout: '' });
  });
});

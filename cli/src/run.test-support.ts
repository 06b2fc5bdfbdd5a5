import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export interface Ran { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** A folder for the files of one test file, gone when its tests are over. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real process, as a shell would start it. */
export function counterpart(folder: string, args: readonly string[]): Ran {
  const main = join(import.meta.dirname, 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', timeout: 50_000, maxBuffer: 1e8 });
  return { status, stdout, stderr };
}

export interface MatchFiles { readonly mentors?: string | Uint8Array; readonly mentees?: string | Uint8Array; readonly config?: string }

export const MENTORS = `email,name,organization,preferences,never,job_title,expertise_tags,languages,years_experience
ada@x.org,Ada,Acme,cy@z.org;di@z.org,,Head of Data,"python, sql",en;de,12
bo@x.org,Bo,Acme,di@z.org;cy@z.org,,,leadership,en,3
`;
export const MENTEES = `email,name,organization,preferences,never,desired_tags,desired_languages
cy@z.org,Cy,Zed,ada@x.org;bo@x.org,,python,de
di@z.org,Di,Zed,bo@x.org;ada@x.org,,leadership;sql,
`;

/** Writes the files and runs `cohort match` on them. */
export function match(folder: string, { mentors = MENTORS, mentees = MENTEES, config }: MatchFiles, ...args: readonly string[]): Ran {
  writeFileSync(join(folder, 'mentors.csv'), mentors);
  writeFileSync(join(folder, 'mentees.csv'), mentees);
  if (config !== undefined) writeFileSync(join(folder, 'config.json'), config);
  const configured = config === undefined ? [] : ['--config', 'config.json'];
  return counterpart(folder, ['cohort', 'match', '--mentors', 'mentors.csv', '--mentees', 'mentees.csv', ...configured, ...args]);
}

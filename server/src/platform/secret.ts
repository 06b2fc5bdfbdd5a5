// The key that signs sessions and links. With the embedded database it is made once and lives beside the data it protects.
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { StartProblem } from './start-problem.ts';

export async function readOrMakeSecret(config: Pick<Config, 'secret' | 'dataDir'>): Promise<string> {
  return config.secret ?? (await readOrMakeFile(join(config.dataDir, 'secret')));
}

/**
 * Reads a secret of ours, or makes it. Two processes starting at once agree on one: the file appears by link(2), whole or not at
 * all, and whoever comes second reads the first one's.
 */
export async function readOrMakeFile(file: string): Promise<string> {
  const found = await readFile(file, 'utf8').catch(absent);
  if (found?.trim()) return found.trim();
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (!secret) throw new StartProblem(`${file} is empty. Put the secret back from a backup, or delete the file to have a new one made.`);
  return secret;
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

// Global set-up of vitest.database.config.ts: the server that the whole run shares.
import type { TestProject } from 'vitest/node';
import { createTemplate, startTestPostgres } from './postgres.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const version = process.env.TEST_POSTGRES === '15' ? '15' : 'embedded';
  const server = await startTestPostgres({ version });
  try {
    await createTemplate(server.url);
  } catch (error) {
    await server.remove();
    throw error;
  }
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}

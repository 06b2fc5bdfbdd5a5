import { contract, type ProcedureMeta } from '@counterpart/contract';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { metaByName, openApiDocument } from './open-api.ts';

interface Operation { operationId: string; summary?: string; parameters?: { name: string; in: string }[]; requestBody?: { content: object }; responses: Record<string, { content?: object }>; security: object[] }
interface Document { openapi: string; info: { title: string }; servers: { url: string }[]; components: object; paths: Record<string, Record<string, Operation>> }

// As it is sent: without what is undefined.
const document = JSON.parse(JSON.stringify(await openApiDocument({ brand: 'Match', origin: 'https://match.example.org', sessionCookie: '__Host-x.session_token' }))) as Document;
const operations = new Map(Object.values(document.paths).flatMap((methods) => Object.values(methods)).map((operation) => [operation.operationId, operation]));
const metas: [string, ProcedureMeta][] = [...metaByName(contract as never)];

test('is OpenAPI 3.1 of this installation', () => {
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) as string, info: { title: 'Match API' }, servers: [{ url: 'https://match.example.org/api' }] });
  expect(document.components).toMatchObject({ securitySchemes: { session: { in: 'cookie', name: '__Host-x.session_token' } } });
  expect(operations.size).toBe(metas.length);
});

test('is valid by the schema of OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate({ ...document })).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('takes a file in a form only, and names the kinds of the files that come and go', () => {
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(operations.get('imports.preview')?.requestBody?.content).toEqual({ 'multipart/form-data': {
    schema: expect.objectContaining({ required: ['kind', 'file'], properties: expect.objectContaining({ file: { type: 'string', contentMediaType: 'application/octet-stream' } }) as object }) as object,
    encoding: { file: { contentType: `text/csv, ${xlsx}` } },
  } });
  const kinds = (name: string) => Object.keys(operations.get(name)?.responses['200']?.content ?? {});
  expect(kinds('imports.template')).toEqual(['text/csv;charset=utf-8']);
  expect(kinds('runs.export')).toEqual(['text/csv;charset=utf-8', xlsx]);
  expect(JSON.stringify(document)).not.toContain('*/*');
});

describe('says of every procedure', () => {
  test.each(metas)('%s', (name, meta) => {
    const operation = operations.get(name);
    expect(operation?.summary, 'a summary').toBeTruthy();
    expect(operation?.responses, 'how it refuses').toHaveProperty('default');
    expect(operation?.parameters?.some((parameter) => parameter.name === 'Idempotency-Key') ?? false, 'whether it takes a key').toBe(meta.idempotent ?? false);
    const keys = operation?.security.flatMap((way) => ('apiKey' in way ? [way.apiKey] : [])) ?? [];
    expect(keys, 'the scope that an API key needs').toEqual(meta.access === 'anyone' || meta.scope === 'session' ? [] : [[meta.scope]]);
  });
});

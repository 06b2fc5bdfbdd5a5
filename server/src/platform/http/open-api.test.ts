import { contract, type ProcedureMeta } from '@counterpart/contract';
import { describe, expect, test } from 'vitest';
import { metaByName, openApiDocument } from './open-api.ts';

interface Operation { operationId: string; summary?: string; parameters?: { name: string; in: string }[]; responses: Record<string, unknown>; security: object[] }
interface Document { openapi: string; info: { title: string }; servers: { url: string }[]; components: object; paths: Record<string, Record<string, Operation>> }

const document = await openApiDocument({ brand: 'Match', origin: 'https://match.example.org', sessionCookie: '__Host-x.session_token' }) as unknown as Document;
const operations = new Map(Object.values(document.paths).flatMap((methods) => Object.values(methods)).map((operation) => [operation.operationId, operation]));
const metas: [string, ProcedureMeta][] = [...metaByName(contract as never)];

test('is OpenAPI 3.1 of this installation', () => {
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) as string, info: { title: 'Match API' }, servers: [{ url: 'https://match.example.org/api' }] });
  expect(document.components).toMatchObject({ securitySchemes: { session: { in: 'cookie', name: '__Host-x.session_token' } } });
  expect(operations.size).toBe(metas.length);
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

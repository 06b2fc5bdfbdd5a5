import { contract, problemSchema, type ProcedureMeta } from '@counterpart/contract';
import { isContractProcedure, type AnyContractProcedure } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';

interface Operation { operationId?: string; parameters?: object[]; responses: Record<string, object>; security?: object[]; description?: string }
interface Document { paths: Record<string, Record<string, Operation>>; components: { schemas?: Record<string, object>; responses?: Record<string, object> } }

/** OpenAPI 3.1 from the contract, with what the contract says beside its shapes: refusals, scopes, idempotency. */
export async function openApiDocument({ brand, origin, sessionCookie }: { brand: string; origin: string; sessionCookie: string }): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: `${brand} API`, version: '1', description: 'Everything that the pages do. Sign in with a session cookie, or send an API key as `Authorization: Bearer <key>`. A refusal is problem+json with a stable `code` and its reasons.' },
    servers: [{ url: `${origin}/api` }],
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: sessionCookie } } },
  }) as unknown as Document;
  document.components.schemas = { ...document.components.schemas, Problem: z.toJSONSchema(problemSchema, { io: 'output', target: 'draft-2020-12' }) };
  document.components.responses = { Refusal: { description: 'A refusal: nothing was changed.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } };
  const metas = metaByName(contract as unknown as Node);
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) annotate(operation, metas.get(operation.operationId ?? ''));
  }
  return document;
}

function annotate(operation: Operation, meta: ProcedureMeta | undefined): void {
  operation.responses.default = { $ref: '#/components/responses/Refusal' };
  if (!meta) return;
  operation.security = meta.access === 'anyone' ? [{}] : meta.scope === 'session' ? [{ session: [] }] : [{ apiKey: [meta.scope] }, { session: [] }];
  if (meta.idempotent) {
    const header = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 200 }, description: 'The same key with the same input gives the first answer again, for 24 hours.' };
    operation.parameters = [...(operation.parameters ?? []), header];
  }
}

type Node = AnyContractProcedure | { [name: string]: Node };

/** Every procedure of the contract by its dotted name. */
export function metaByName(node: Node, path: readonly string[] = []): Map<string, ProcedureMeta> {
  if (isContractProcedure(node)) return new Map([[path.join('.'), node['~orpc'].meta as ProcedureMeta]]);
  return new Map(Object.entries(node).flatMap(([name, child]) => [...metaByName(child as Node, [...path, name])]));
}

import { contract, problemSchema, type ProcedureMeta } from '@counterpart/contract';
import { isContractProcedure, type AnyContractProcedure } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';

interface Schema { anyOf?: object[]; properties?: Record<string, { contentMediaType?: string }>; required?: string[] }
type Content = Record<string, { schema?: Schema; encoding?: object }>;
interface Operation { operationId?: string; parameters?: object[]; requestBody?: { content: Content }; responses: Record<string, { $ref?: string; content?: Content }>; security?: object[]; description?: string }
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
  // What the generator has left of a choice between files is an empty choice of JSON.
  for (const { content } of Object.values(operation.responses)) if (content?.['application/json']?.schema?.anyOf?.length === 0) delete content['application/json'];
  operation.responses.default = { $ref: '#/components/responses/Refusal' };
  if (operation.requestBody) operation.requestBody.content = withFiles(operation.requestBody.content);
  if (!meta) return;
  operation.security = meta.access === 'anyone' ? [{}] : meta.scope === 'session' ? [{ session: [] }] : [{ apiKey: [meta.scope] }, { session: [] }];
  if (meta.idempotent) {
    const header = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 200 }, description: 'The same key with the same input gives the first answer again, for 24 hours.' };
    operation.parameters = [...(operation.parameters ?? []), header];
  }
}

const readable = 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file travels in a form: JSON cannot hold one. In a form, OpenAPI takes the kinds of a file from `encoding`. */
function withFiles(content: Content): Content {
  const form = content['multipart/form-data'];
  const { properties = {}, required = [] } = form?.schema ?? {};
  const files = Object.keys(properties).filter((name) => properties[name]?.contentMediaType && required.includes(name));
  if (!form || files.length === 0) return content;
  const each = <T>(value: T) => Object.fromEntries(files.map((name) => [name, value]));
  const schema = { ...form.schema, properties: { ...properties, ...each({ type: 'string', contentMediaType: 'application/octet-stream' }) } };
  return { 'multipart/form-data': { schema, encoding: each({ contentType: readable }) } };
}

type Node = AnyContractProcedure | { [name: string]: Node };

/** Every procedure of the contract by its dotted name. */
export function metaByName(node: Node, path: readonly string[] = []): Map<string, ProcedureMeta> {
  if (isContractProcedure(node)) return new Map([[path.join('.'), node['~orpc'].meta as ProcedureMeta]]);
  return new Map(Object.entries(node).flatMap(([name, child]) => [...metaByName(child as Node, [...path, name])]));
}

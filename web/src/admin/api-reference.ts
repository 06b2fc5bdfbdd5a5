import type { OpenApiDocument } from '../context.ts';
import { exampleOf, typeText, type Resolve, type Schema } from './api-schema.ts';

interface Body { schema?: Schema; encoding?: Record<string, { contentType?: string }> }

export interface Field {
  readonly name: string;
  readonly where: 'path' | 'query' | 'header' | 'cookie' | 'body';
  readonly type: string;
  readonly required: boolean;
}
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** `null`: anyone; `session`: only with the cookie; otherwise the scope that an API key needs. */
  readonly access: string | null;
  readonly fields: readonly Field[];
  readonly answer: string;
  readonly curl: string;
}
export interface Group {
  readonly tag: string;
  readonly operations: readonly Operation[];
}

interface RawOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: Field['where']; required?: boolean; schema: Schema }[];
  requestBody?: { content?: Record<string, Body> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  security?: Record<string, string[]>[];
}
interface RawDocument {
  servers?: { url: string }[];
  paths?: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** The document as a reader wants it: by tag, in the document's order. */
export function referenceOf(document: OpenApiDocument): Group[] {
  const { paths = {}, servers = [], components = {} } = document as RawDocument;
  const resolve: Resolve = (schema) => (schema.$ref ? (components.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema);
  const groups = new Map<string, Operation[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, raw] of Object.entries(operations)) {
      const tag = raw.tags?.[0] ?? 'API';
      const operation = operationOf(method.toUpperCase(), path, raw, resolve, servers[0]?.url ?? '/api');
      groups.set(tag, [...(groups.get(tag) ?? []), operation]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

function operationOf(method: string, path: string, raw: RawOperation, resolve: Resolve, server: string): Operation {
  const body = Object.entries(raw.requestBody?.content ?? {})[0];
  const ok = Object.entries(raw.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1].content;
  const parameters = (raw.parameters ?? []).map(({ name, in: where, required = false, schema }): Field => ({ name, where, required, type: typeText(schema, resolve) }));
  return {
    id: raw.operationId ?? `${method} ${path}`,
    method,
    path,
    summary: raw.summary ?? '',
    description: raw.description ?? '',
    access: accessOf(raw.security),
    fields: [...parameters, ...bodyFields(body?.[1], resolve)],
    answer: answerOf(ok, resolve),
    curl: curlOf(method, `${server}${path}`, raw, body, resolve),
  };
}

function accessOf(security: RawOperation['security']): string | null {
  const scopes = security?.find((entry) => 'apiKey' in entry)?.['apiKey'];
  if (scopes) return scopes[0] ?? 'read';
  return security?.some((entry) => 'session' in entry) ? 'session' : null;
}

function bodyFields({ schema, encoding = {} }: Body = {}, resolve: Resolve): Field[] {
  const { properties = {}, required = [] } = schema ? resolve(schema) : {};
  return Object.entries(properties).map(([name, child]) => ({ name, where: 'body', type: encoding[name]?.contentType ?? typeText(child, resolve, 1), required: required.includes(name) }));
}

function answerOf(content: Record<string, { schema?: Schema }> = {}, resolve: Resolve): string {
  return Object.entries(content).map(([mediaType, { schema }]) => (mediaType === 'application/json' && schema ? typeText(schema, resolve) : mediaType)).join(' | ');
}

function curlOf(method: string, url: string, raw: RawOperation, body: [string, Body] | undefined, resolve: Resolve): string {
  const parts = [`curl${method === 'GET' ? '' : ` -X ${method}`} "${url.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}"`];
  if (accessOf(raw.security)) parts.push('-H "Authorization: Bearer $KEY"');
  return [...parts, ...bodyOptions(body, resolve)].join(' \\\n  ');
}

function bodyOptions([mediaType, body]: [string?, Body?] = [], resolve: Resolve): string[] {
  if (!body?.schema) return [];
  const example = exampleOf(body.schema, resolve);
  if (mediaType !== 'multipart/form-data') return ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example)}'`];
  return Object.entries(example as object).map(([name, value]) => `-F "${name}=${body.encoding?.[name] ? '@file.csv' : String(value)}"`);
}

/** JSON Schema, as far as the reference tells it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly contentMediaType?: string;
}

/** Follows `#/components/schemas/…`; a reference to nowhere is an unknown. */
export type Resolve = (schema: Schema) => Schema;

/** A type in the notation of TypeScript, which people who call APIs read at a glance: `"draft" | "open"`, `string (uuid)[]`. */
export function typeText(schema: Schema, resolve: Resolve, depth = 0): string {
  const { const: only, enum: choices, anyOf, oneOf, allOf, items, prefixItems, properties, type, format } = resolve(schema);
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const variants = anyOf ?? oneOf;
  if (variants) return [...new Set(variants.map((variant) => typeText(variant, resolve, depth)))].join(' | ');
  if (allOf) return allOf.map((part) => typeText(part, resolve, depth)).join(' & ');
  if (prefixItems) return `[${prefixItems.map((item) => typeText(item, resolve, depth + 1)).join(', ')}]`;
  if (items) return listText(typeText(items, resolve, depth + 1));
  if (properties) return depth < 2 ? objectText(properties, resolve, depth) : '{ … }';
  const name = Array.isArray(type) ? type.join(' | ') : String(type ?? 'any');
  return format ? `${name} (${format})` : name;
}

const listText = (item: string): string => (/[ |]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`);

function objectText(properties: Readonly<Record<string, Schema>>, resolve: Resolve, depth: number): string {
  return `{ ${Object.entries(properties).map(([name, schema]) => `${name}: ${typeText(schema, resolve, depth + 1)}`).join(', ')} }`;
}

/** A value of that type, for an example: only what is required, and defaults as they are. */
export function exampleOf(schema: Schema, resolve: Resolve): unknown {
  const { const: only, enum: choices, default: preset, anyOf, oneOf, items, properties, required = [], type, format } = resolve(schema);
  if (preset !== undefined) return preset;
  if (only !== undefined) return only;
  if (choices) return choices[0];
  const [variant] = anyOf ?? oneOf ?? [];
  if (variant) return exampleOf(variant, resolve);
  if (items) return [exampleOf(items, resolve)];
  if (properties) return Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name)).map(([name, child]) => [name, exampleOf(child, resolve)]));
  return exampleScalar(Array.isArray(type) ? String(type[0]) : String(type), format);
}

function exampleScalar(type: string, format: string | undefined): unknown {
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'null') return null;
  switch (format) {
    case 'uuid': return '01890a5d-ac96-774b-bcce-b302099a8057';
    case 'email': return 'name@example.org';
    case 'date-time': return '2027-03-01T09:00:00Z';
    case 'date': return '2027-03-01';
    default: return 'text';
  }
}

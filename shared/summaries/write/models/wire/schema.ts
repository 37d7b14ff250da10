/** The asked form in words, and whether a value keeps it: the part of JSON Schema that our forms are written in. Pure. */

export type Schema = Readonly<Record<string, unknown>>;

/** Stands in every prompt: services that take a schema and do not keep it are many, and a model that was told keeps it. */
export const inWords = (schema: Schema): string =>
  `Answer with one JSON object and nothing else, in this schema, every field of it:\n${shapeOf(schema)}`;

/** `{"sentences": [{"where": string (its address)}, …]}`: half as long as the schema itself, and paid for in every turn. */
function shapeOf({ type, properties, items, enum: members, description }: Schema): string {
  const about = description ? ` (${description})` : '';
  if (Array.isArray(members)) return members.map((member) => JSON.stringify(member)).join(' | ');
  if (type === 'array') return `[${shapeOf(items as Schema)}, …]${about}`;
  if (type !== 'object') return `${type}${about}`;
  const fields = Object.entries(properties as Readonly<Record<string, Schema>>);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}: ${shapeOf(field)}`).join(', ')}}`;
}

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

export function fitsSchema(value: unknown, schema: Schema): boolean {
  const { type, enum: members, anyOf } = schema;
  if (Array.isArray(anyOf)) return anyOf.some((each) => fitsSchema(value, each as Schema));
  if (Array.isArray(members) && !members.includes(value)) return false;
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((name) => KINDS[String(name)]?.(value))) return false;
  if (Array.isArray(value)) return value.every((item) => fitsSchema(item, (schema.items ?? {}) as Schema));
  return !isObject(value) || fitsObject(value, schema);
}

function fitsObject(value: Readonly<Record<string, unknown>>, schema: Schema): boolean {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema.required ?? []) as readonly string[];
  if (required.some((name) => !Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, item]) =>
    Object.hasOwn(properties, name) ? fitsSchema(item, properties[name]!) : schema.additionalProperties !== false,
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

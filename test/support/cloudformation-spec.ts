/** Checks a template against the CloudFormation specification, offline: types, properties at every depth, required ones. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, ResourceProperties, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Template } from './synthesised.ts';

let loaded: SpecDatabase | undefined;

/** One line per fault, each with the path to it; empty when there is none. */
export function specFaults(template: Pick<Template, 'Resources'>): string[] {
  loaded ??= loadAwsServiceSpecSync();
  const database = loaded;
  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    if (resource.Type.startsWith('Custom::')) return [];
    const [found] = database.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
    if (!found) return [`${id}: the type ${resource.Type} is unknown`];
    return checkProperties(`${id} ${resource.Type}`, resource.Properties ?? {}, found.properties, database);
  });
}

function checkProperties(
  path: string,
  given: Record<string, unknown>,
  known: ResourceProperties,
  database: SpecDatabase,
): string[] {
  const unknown = Object.keys(given).filter((name) => !known[name]);
  const missing = Object.entries(known).filter(([name, { required }]) => required && given[name] === undefined);
  const inside = Object.entries(given).flatMap(([name, value]) => {
    const property = known[name];
    if (!property) return [];
    // Former types of a property stay valid in CloudFormation.
    const faults = [property.type, ...(property.previousTypes ?? [])].map((type) =>
      checkValue(`${path}.${name}`, value, type, database),
    );
    return faults.find((one) => one.length === 0) ?? faults[0]!;
  });
  return [
    ...unknown.map((name) => `${path}.${name} is unknown`),
    ...missing.map(([name]) => `${path}.${name} is required and missing`),
    ...inside,
  ];
}

function checkValue(path: string, value: unknown, type: PropertyType, database: SpecDatabase): string[] {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : [`${path} must be text, it is ${typeof value}`];
    case 'number':
    case 'integer':
      // CloudFormation takes numbers and booleans as text too.
      return Number.isFinite(Number(value)) ? [] : [`${path} must be a number, it is ${JSON.stringify(value)}`];
    case 'boolean':
      return ['true', 'false'].includes(String(value)) ? [] : [`${path} must be true or false`];
    case 'array':
      if (!Array.isArray(value)) return [`${path} must be a list`];
      return value.flatMap((one, i) => checkValue(`${path}[${i}]`, one, type.element, database));
    case 'map':
      if (!isObject(value)) return [`${path} must be a map`];
      return Object.entries(value).flatMap(([key, one]) => checkValue(`${path}.${key}`, one, type.element, database));
    case 'ref': {
      if (!isObject(value)) return [`${path} must be an object`];
      const definition = database.get('typeDefinition', type.reference.$ref);
      return checkProperties(path, value, definition.properties, database);
    }
    case 'union': {
      const faults = type.types.map((one) => checkValue(path, value, one, database));
      return faults.find((one) => one.length === 0) ?? faults[0] ?? [];
    }
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : [`${path} must be a tag`];
    default:
      // `json` takes anything.
      return [];
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

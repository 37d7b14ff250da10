/**
 * A small IAM: would this function's role allow this call? Knows what our policies use (allow statements, stars,
 * `StringLike`, `StringEquals`, `ForAllValues:StringLike`) and refuses to judge anything else.
 */
import { createResolver } from '../../infra/local/template/intrinsics.ts';
import type { Resource, Template } from './synthesised.ts';
import { resourcesOf } from './synthesised.ts';

export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What a call carries besides its action and resource, e.g. `dynamodb:LeadingKeys`. */
export type CallContext = Readonly<Record<string, readonly string[]>>;

const PLACE = { queues: 'http://queues.test', publicHost: 'site.test' };
const list = <T>(value: T | readonly T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]));

/** Statements of a function's role with every intrinsic resolved, as one machine resolves it. */
export function statementsOf(template: Template, functionId: string): Statement[] {
  const role = template.Resources[functionId]?.Properties.Role?.['Fn::GetAtt']?.[0];
  return statementsOfRole(template, role);
}

export function statementsOfRole(template: Template, roleId: string): Statement[] {
  const resolve = createResolver(template, PLACE);
  const inline = (resource: Resource | undefined) =>
    list(resource?.Properties.Policies).map((one) => one.PolicyDocument);
  const attached = resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => list(Properties.Roles).some((role) => (role as { Ref?: string }).Ref === roleId))
    .map(([, { Properties }]) => Properties.PolicyDocument);
  return [...inline(template.Resources[roleId]), ...attached].flatMap((document) =>
    list(document.Statement).map((statement): Statement => {
      if (statement.Effect !== 'Allow' || statement.NotAction || statement.NotResource) {
        throw new Error(`a statement of ${roleId} is more than an allowance: ${JSON.stringify(statement)}`);
      }
      const condition = Object.entries(statement.Condition ?? {}).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys as object).map(([key, value]) => [key, list(resolve(value))])),
      ]);
      return {
        actions: list(statement.Action),
        resources: list(resolve(statement.Resource)) as string[],
        condition: Object.fromEntries(condition),
      };
    }),
  );
}

/** @param resource an ARN as one machine resolves it, e.g. `arn:aws:sqs:us-east-1:000000000000:NAME` */
export function policyAllows(
  template: Template,
  functionId: string,
  action: string,
  resource: string,
  context: CallContext = {},
): boolean {
  return statementsOf(template, functionId).some((statement) => allows(statement, action, resource, context));
}

export function allows(statement: Statement, action: string, resource: string, context: CallContext = {}): boolean {
  return (
    statement.actions.some((pattern) => fits(pattern, action, true)) &&
    statement.resources.some((pattern) => fits(pattern, resource)) &&
    Object.entries(statement.condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => meets(operator, wanted, context[key])),
    )
  );
}

function meets(operator: string, wanted: readonly string[], given: readonly string[] | undefined): boolean {
  switch (operator) {
    case 'ForAllValues:StringLike':
      return (given ?? []).every((value) => wanted.some((pattern) => fits(pattern, value)));
    case 'StringLike':
      return (given ?? []).some((value) => wanted.some((pattern) => fits(pattern, value)));
    case 'StringEquals':
      return (given ?? []).some((value) => wanted.includes(value));
    default:
      throw new Error(`the condition operator ${operator} is unknown here`);
  }
}

/** `*` stands for any text, also across colons and slashes (IAM guide, "Resource"). Action names ignore case. */
function fits(pattern: string, value: string, ignoreCase = false): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, ignoreCase ? 'si' : 's').test(value);
}

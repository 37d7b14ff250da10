/** The calls that functions made, against what their roles allow: neither too little nor too much. */
import type { RecordedCall } from './call-recorder.ts';
import { policyAllows, statementsOf } from './policy.ts';
import { functionsOf, type Template } from './synthesised.ts';

/** Function name to its calls. */
type Calls = ReadonlyMap<string, readonly RecordedCall[]>;

const idOf = (template: Template, name: string) => functionsOf(template).get(name)![0];

/** Calls that the roles would have refused, one line each. */
export function refusedCalls(template: Template, made: Calls): string[] {
  const refused = [...made].flatMap(([name, calls]) =>
    calls.flatMap(({ action, resources, keys }) => {
      const context = keys && { 'dynamodb:LeadingKeys': keys };
      return resources
        .filter((arn) => !policyAllows(template, idOf(template, name), action, arn, context))
        .map((arn) => `${name}: ${action} on ${arn} ${(keys ?? []).join(' ')}`);
    }),
  );
  return [...new Set(refused)];
}

/** Actions that the roles allow and no call needed, as `function action`. */
export function unusedActions(template: Template, made: Calls): string[] {
  return [...made].flatMap(([name, calls]) => {
    const used = new Set(calls.map(({ action }) => action));
    const allowed = new Set(statementsOf(template, idOf(template, name)).flatMap(({ actions }) => actions));
    return [...allowed].filter((action) => !used.has(action)).map((action) => `${name} ${action}`);
  });
}

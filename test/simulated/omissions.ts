/** What MiniStack 1.5.33 lacks: how the template is changed for it, each change said by name. Pure. */

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly [attribute: string]: unknown;
}
export interface SimulatedTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

/** Types that it does not make. */
const UNKNOWN_TYPES: Readonly<Record<string, string>> = {
  'AWS::Budgets::Budget': 'the budget',
  'AWS::SecretsManager::RotationSchedule':
    'the rotation of the keys: its four steps are called as Secrets Manager calls them',
};

/** SQS asks the right of the single action for a batch (SQS guide, "API permissions"); here a batch has a right of its own. */
const BATCH_ACTIONS: Readonly<Record<string, string>> = {
  'sqs:SendMessage': 'sqs:SendMessageBatch',
  'sqs:DeleteMessage': 'sqs:DeleteMessageBatch',
  'sqs:ChangeMessageVisibility': 'sqs:ChangeMessageVisibilityBatch',
};

export interface Omitted {
  readonly template: SimulatedTemplate;
  /** One line for each kind of change that was made. */
  readonly said: readonly string[];
}

export function omit(template: SimulatedTemplate): Omitted {
  const gone = new Set(
    Object.entries(template.Resources).flatMap(([id, { Type }]) => (Type in UNKNOWN_TYPES ? [id] : [])),
  );
  const secrets = new Set(
    Object.entries(template.Resources).flatMap(([id, { Type }]) =>
      Type === 'AWS::SecretsManager::Secret' ? [id] : [],
    ),
  );
  const said = new Set<string>();
  for (const id of gone) {
    const { Type } = template.Resources[id]!;
    said.add(`left out: ${UNKNOWN_TYPES[Type]} (${Type})`);
  }
  const kept = Object.entries(template.Resources)
    .filter(([id]) => !gone.has(id))
    .map(([id, resource]) => [id, withRights(withoutGone(resource, gone), said)] as const);
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, output]) => {
    const tokens = /DkimDNSToken/.test(JSON.stringify(output));
    if (tokens) said.add('left out: the three outputs with DKIM records, whose tokens it does not make');
    return !tokens;
  });
  const changed = { ...template, Resources: Object.fromEntries(kept), Outputs: Object.fromEntries(outputs) };
  if (secrets.size > 0) said.add('changed: Ref of a secret, which is its ARN on AWS and its name here');
  return { template: withArns(changed, secrets) as SimulatedTemplate, said: [...said] };
}

/** A resource that outlived its stack: what `Ref` and `Fn::GetAtt` say of it. */
export interface Kept {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Puts kept resources, by their names, where the template makes new ones: the simulator knows no `cdk import`. */
export function around(template: SimulatedTemplate, kept: Readonly<Record<string, Kept>>): SimulatedTemplate {
  const gone = new Set(Object.keys(kept));
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null) return value;
    const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: readonly [string, string] };
    if (Ref !== undefined && kept[Ref]) return kept[Ref].ref;
    const known = attribute && kept[attribute[0]];
    if (known) return known.attributes[attribute[1]] ?? fail(`no ${attribute.join('.')} of a kept resource is known`);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each)]));
  };
  const resources = Object.entries(template.Resources)
    .filter(([id]) => !gone.has(id))
    .map(([id, resource]) => [id, withoutGone(resource, gone)]);
  return named({ ...template, Resources: Object.fromEntries(resources) }) as SimulatedTemplate;
}

function fail(message: string): never {
  throw new Error(message);
}

function withoutGone(resource: Resource, gone: ReadonlySet<string>): Resource {
  const { DependsOn, ...rest } = resource;
  const needed = [DependsOn ?? []].flat().filter((id) => !gone.has(id as string)) as string[];
  return needed.length > 0 ? { ...rest, DependsOn: needed } : rest;
}

interface Statement {
  readonly Action?: string | readonly string[];
  readonly [part: string]: unknown;
}

function withRights(resource: Resource, said: Set<string>): Resource {
  if (resource.Type !== 'AWS::IAM::Policy') return resource;
  const document = resource.Properties?.PolicyDocument as { readonly Statement: readonly Statement[] };
  const Statement = document.Statement.map((statement) => {
    const actions = [statement.Action ?? []].flat() as string[];
    const batches = actions.flatMap((action) => BATCH_ACTIONS[action] ?? []);
    const sends = actions.some((action) => action.startsWith('ses:Send'));
    if (batches.length > 0)
      said.add('changed: a right to send, delete or hold one message is one for a batch too, as on AWS');
    if (sends) said.add('changed: the right to send mail is not bound to a sender, whose conditions it does not know');
    const { Condition, ...unbound } = statement;
    return {
      ...(sends ? { ...unbound, Resource: '*' } : statement),
      ...(batches.length > 0 && { Action: [...actions, ...batches] }),
    };
  });
  return { ...resource, Properties: { ...resource.Properties, PolicyDocument: { ...document, Statement } } };
}

function withArns(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withArns(each, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref } = value as { readonly Ref?: unknown };
  if (typeof Ref === 'string' && secrets.has(Ref)) return { 'Fn::GetAtt': [Ref, 'Arn'] };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withArns(each, secrets)]));
}

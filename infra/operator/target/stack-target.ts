/** A deployed stack as a target: its own template says which function is which, their environment names the rest. */
import { CloudFormationClient, GetTemplateCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { FailedError } from '../../exit.ts';
import { invokeLambda, variablesOf } from './local-target.ts';
import { functionName, nextRunsOf, type ScheduledTemplate } from './next-runs.ts';
import { alarmsOn } from './stack-alarms.ts';
import { connect, type Target } from './target.ts';

/** Functions may run for five minutes; the SDK's default would hang up earlier on some networks. */
const LONGEST_CALL_MS = 330_000;

/** What the SDK says where it doesn't know whom to ask, or as whom. */
const CONNECTS = /Region is missing|Could not load credentials|security token|Unable to locate/;

/** @throws FailedError when there is no such stack or it is not one of ours */
export async function openStack(stack: string): Promise<Target> {
  const cloudFormation = new CloudFormationClient({});
  const cloudWatch = new CloudWatchClient({});
  const lambda = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: LONGEST_CALL_MS } });
  const { template, functions, alarms } = await readStack(cloudFormation, stack).catch((error: Error) => {
    throw new FailedError(
      `the stack ${stack} can't be read: ${error.message}${CONNECTS.test(error.message) ? '; set AWS_REGION, and AWS_PROFILE or keys' : ''}`,
    );
  });
  const physical = (name: string): string => {
    const id = functions.get(name);
    if (!id) throw new FailedError(`the stack ${stack} has no function ${name}; is it a Ronbun stack of this version?`);
    return id;
  };
  const environments = new Map<string, Promise<Readonly<Record<string, string | undefined>>>>();
  return connect({
    name: stack,
    client: {},
    environmentOf(name) {
      const known = environments.get(name);
      if (known) return known;
      const asked = variablesOf(lambda, physical(name));
      environments.set(name, asked);
      return asked;
    },
    invoke: (name, event) => invokeLambda(lambda, physical(name), event),
    nextRuns: () => nextRunsOf(template, new Date()),
    alarms: () => alarmsOn(cloudWatch, alarms),
    close: async () => {
      for (const each of [cloudFormation, cloudWatch, lambda]) each.destroy();
    },
  });
}

/** The template, name in `functions/` → physical name, and the alarms' names. */
async function readStack(client: CloudFormationClient, stack: string) {
  const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: stack }));
  const template = { Resources: {}, ...(JSON.parse(TemplateBody) as Partial<ScheduledTemplate>) };
  const functions = new Map<string, string>();
  const alarms: string[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { LogicalResourceId = '', PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      const name = functionName(template, LogicalResourceId);
      if (!PhysicalResourceId) continue;
      if (name) functions.set(name, PhysicalResourceId);
      if (template.Resources[LogicalResourceId]?.Type === 'AWS::CloudWatch::Alarm') alarms.push(PhysicalResourceId);
    }
  }
  return { template, functions, alarms };
}

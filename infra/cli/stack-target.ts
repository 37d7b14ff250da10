/** A deployed stack as a target: its own template says which function is which, their environment names the rest. */
import { CloudFormationClient, GetTemplateCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { FailedError } from './exit.ts';
import { invokeLambda } from './local-target.ts';
import { functionName, nextRunsOf, type ScheduledTemplate } from './next-runs.ts';
import { connect, type Target } from './target.ts';

/** Functions may run for five minutes; the SDK's default would hang up earlier on some networks. */
const LONGEST_CALL_MS = 330_000;

/** @throws FailedError when there is no such stack or it is not one of ours */
export async function openStack(stack: string): Promise<Target> {
  const cloudFormation = new CloudFormationClient({});
  const lambda = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: LONGEST_CALL_MS } });
  const { template, functions } = await readStack(cloudFormation, stack).catch((error: Error) => {
    throw new FailedError(`the stack ${stack} can't be read: ${error.message}`);
  });
  const region = await cloudFormation.config.region();
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
      const asked = lambda
        .send(new GetFunctionConfigurationCommand({ FunctionName: physical(name) }))
        .then((answer) => answer.Environment?.Variables ?? {});
      environments.set(name, asked);
      return asked;
    },
    invoke: (name, event) => invokeLambda(lambda, physical(name), event),
    nextRuns: () => nextRunsOf(template, new Date()),
    alarmsPage: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:?search=${stack}`,
    close: async () => {
      cloudFormation.destroy();
      lambda.destroy();
    },
  });
}

/** The template, and name in `functions/` → physical name. */
async function readStack(client: CloudFormationClient, stack: string) {
  const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: stack }));
  const template = { Resources: {}, ...(JSON.parse(TemplateBody) as Partial<ScheduledTemplate>) };
  const functions = new Map<string, string>();
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { LogicalResourceId = '', PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      const name = functionName(template, LogicalResourceId);
      if (name && PhysicalResourceId) functions.set(name, PhysicalResourceId);
    }
  }
  return { template, functions };
}

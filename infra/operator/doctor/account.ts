/** Who deploys, where, and what the account has ready for it. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Finding, fail, ok, refusal, warn } from './finding.ts';

/** How AWS is asked; `{}` is the environment's way. */
export interface ClientOptions {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Of the CDK's own stack: what the assembly of an app of today asks for (`requiresBootstrapStackVersion`). */
const LEAST_BOOTSTRAP = 6;
/** Functions at once of an account that is new; an older one has a thousand (Lambda quotas page). */
const NEW_ACCOUNT = 10;
/** Distributions of an account by default (CloudFront quotas page). */
const MOST_DISTRIBUTIONS = 500;

export interface Caller {
  readonly finding: Finding;
  /** Empty where nobody could be asked. */
  readonly region: string;
}

/** The first thing to ask: without it nobody else answers. */
export async function caller(options: ClientOptions): Promise<Caller> {
  const sts = new STSClient(options);
  try {
    const region = await sts.config.region();
    const { Account, Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    const who = `account ${Account} in ${region}, as ${Arn.split(':').at(-1)}`;
    const finding = Arn.endsWith(':root')
      ? warn('credentials', who, 'deploy as a user or role: keys of the root can do anything and can’t be limited')
      : ok('credentials', who);
    return { finding, region };
  } catch (error) {
    const { name, message } = error as Error;
    const remedy = 'set AWS_REGION, and AWS_PROFILE or keys that are valid now';
    return { finding: fail('credentials', `${name}: ${message}`, remedy), region: '' };
  } finally {
    sts.destroy();
  }
}

export async function bootstrap(options: ClientOptions): Promise<Finding> {
  const found = await describe('CDKToolkit', options);
  if (found === undefined) return fail('bootstrap', 'the CDK has nothing here yet', 'npx cdk bootstrap');
  if (found instanceof Error) return refusal('bootstrap', found, 'cloudformation:DescribeStacks');
  const version = Number(found.outputs.BootstrapVersion ?? 0);
  return version < LEAST_BOOTSTRAP
    ? fail('bootstrap', `version ${version}, and ${LEAST_BOOTSTRAP} is wanted`, 'npx cdk bootstrap')
    : ok('bootstrap', `version ${version}`);
}

/** What became of the stack itself; `exists` says whether the other questions are asked before or after a deployment. */
export async function stackState(
  stack: string,
  options: ClientOptions,
): Promise<{ readonly exists: boolean; readonly finding: Finding }> {
  const found = await describe(stack, options);
  if (found === undefined) return { exists: false, finding: ok('stack', `${stack} is not deployed yet`) };
  if (found instanceof Error)
    return { exists: false, finding: refusal('stack', found, 'cloudformation:DescribeStacks') };
  const { status } = found;
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'DELETE_FAILED')
    return {
      exists: false,
      finding: fail(
        'stack',
        `${stack} is ${status}`,
        'look into its events for the first failure, then npx cdk destroy and deploy again',
      ),
    };
  if (status.endsWith('_IN_PROGRESS'))
    return { exists: true, finding: warn('stack', `${stack} is ${status}`, 'wait until it has ended') };
  return { exists: true, finding: ok('stack', `${stack} is ${status}`) };
}

/** @returns undefined where there is no such stack */
async function describe(stack: string, options: ClientOptions) {
  const client = new CloudFormationClient(options);
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
    return { status: Stacks[0]?.StackStatus ?? '', outputs: Object.fromEntries(outputs) as Record<string, string> };
  } catch (error) {
    if (/does not exist/.test((error as Error).message)) return undefined;
    return error as Error;
  } finally {
    client.destroy();
  }
}

/** @param workers papers that are read at once */
export async function concurrency(workers: number, options: ClientOptions): Promise<Finding> {
  const client = new LambdaClient(options);
  try {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    return most <= Math.max(NEW_ACCOUNT, workers)
      ? warn(
          'functions',
          `${most} may run at once, and ${workers} of them read papers: others wait meanwhile`,
          'ask for more in Service Quotas (Lambda, concurrent executions), or set workers lower',
        )
      : ok('functions', `${most} may run at once`);
  } catch (error) {
    return refusal('functions', error, 'lambda:GetAccountSettings');
  } finally {
    client.destroy();
  }
}

export async function distributions(exists: boolean, options: ClientOptions): Promise<Finding> {
  const client = new CloudFrontClient(options);
  try {
    const { DistributionList } = await client.send(new ListDistributionsCommand({ MaxItems: MOST_DISTRIBUTIONS }));
    const count = DistributionList?.Quantity ?? 0;
    if (count >= MOST_DISTRIBUTIONS && !exists)
      return fail('site', `${count} distributions, the most there may be`, 'ask for more in Service Quotas');
    return count === 0
      ? warn(
          'site',
          'the account never had a distribution of CloudFront, and some new accounts may not make one',
          'deploy; where CloudFront says that the account must be verified, ask AWS Support to do it and deploy again',
        )
      : ok('site', `the account has ${count} distributions of CloudFront`);
  } catch (error) {
    return refusal('site', error, 'cloudfront:ListDistributions');
  } finally {
    client.destroy();
  }
}

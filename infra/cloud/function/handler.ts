/**
 * One Lambda function: its code, its role, its log, its alarm, and the environment that the owners of what it uses hand
 * it together with their grants.
 */
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { VARIABLES } from '../../../shared/platform/environment.ts';
import { runtimeSettings, type Settings } from '../../settings.ts';
import { type Alarms, COUNT_PERIOD } from '../watch/alarms.ts';
import { SERVICE } from '../watch/counts.ts';
import type { Bundles } from './bundle.ts';

/** What every function of a stack shares. */
export interface HandlerFactory {
  /** Undefined: code is left out, for the local host and the tests that read the template alone. */
  readonly bundles: Bundles | undefined;
  readonly alarms: Alarms;
}

export interface HandlerProps {
  /** File name in `functions/` without ending, e.g. `inbound-mail`. */
  readonly name: string;
  /** What it does, for the person who meets it in the console. */
  readonly duty: string;
  /** MB; processor time grows with it (1,769 MB is one core). The reason stands where it is set. */
  readonly memory: number;
  /** Seconds. The reason stands where it is set. */
  readonly timeout: number;
  /** What readers feel while it fails, in one sentence. */
  readonly whenFailing: string;
}

export class Handler extends Construct implements IGrantable {
  readonly function: Lambda;
  readonly grantPrincipal: IPrincipal;
  readonly name: string;
  readonly timeout: number;

  constructor(scope: Construct, id: string, factory: HandlerFactory, props: HandlerProps) {
    super(scope, id);
    this.name = props.name;
    this.timeout = props.timeout;
    const log = new LogGroup(this, 'Log', {
      // Long enough to ask what happened to last month's edition; logs hold ids, never addresses.
      retention: RetentionDays.TWO_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log.logGroupArn] }),
    );
    this.function = new Lambda(this, 'Function', {
      description: props.duty,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(props.name, factory.bundles),
      memorySize: props.memory,
      timeout: Duration.seconds(props.timeout),
      tracing: Tracing.ACTIVE,
      logGroup: log,
      role,
      // No `--enable-source-maps`: it was measured to add 36 to 40% to every cold start. The maps lie in the package, and
      // the runbook says how to read a position with them.
      environment: { [SERVICE.variable]: SERVICE.value },
    });
    this.grantPrincipal = role;
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes trace segments for no named resource (X-Ray guide, identity-based policies).',
    });
    // The local host maps functions to their source by this, and so do the tests.
    (this.function.node.defaultChild as CfnFunction).addMetadata('handler', `functions/${props.name}.lambda.ts`);
    factory.alarms.add(this, 'Errors', {
      metric: this.function.metricErrors({ period: COUNT_PERIOD }),
      threshold: 1,
      effect: props.whenFailing,
      runbook: 'function-errors',
    });
  }

  /** Sets a variable of `shared/platform/environment.ts`; called by the verb that grants what the variable names. */
  give(variable: keyof typeof VARIABLES, value: string): void {
    this.function.addEnvironment(VARIABLES[variable], value);
  }

  /** The part of the settings that handlers read; no secret is in it. */
  giveSettings(settings: Settings): void {
    this.give('settings', JSON.stringify(runtimeSettings(settings)));
  }
}

function codeOf(name: string, bundles: Bundles | undefined): Code {
  // Inline code of this size is never deployed: `cdk deploy` bundles.
  if (!bundles) return Code.fromInline('export const handler = undefined;');
  const folder = bundles.get(name);
  if (!folder) throw new Error(`functions/${name}.lambda.ts was not bundled; add it to HANDLERS in bundle.ts`);
  return Code.fromAsset(folder);
}

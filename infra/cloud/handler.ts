/** One Lambda function: its code, its log, and the environment that its owners hand it together with their grants. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { VARIABLES } from '../../shared/platform/environment.ts';
import type { Bundles } from './bundle.ts';

export interface HandlerProps {
  /** File name in `functions/` without ending, e.g. `inbound-mail`. */
  readonly name: string;
  /** What it does, for the person who meets it in the console. */
  readonly duty: string;
  /** MB; processor time grows with it (1,769 MB is one core). Say why where it is set. */
  readonly memory: number;
  /** Seconds. Say why where it is set. */
  readonly timeout: number;
  /** Undefined: code is left out, for the local host and the tests that read the template alone. */
  readonly bundles: Bundles | undefined;
}

export class Handler extends Construct implements IGrantable {
  readonly function: Lambda;
  readonly grantPrincipal: IPrincipal;
  readonly name: string;
  readonly timeout: number;

  constructor(scope: Construct, id: string, props: HandlerProps) {
    super(scope, id);
    this.name = props.name;
    this.timeout = props.timeout;
    const folder = props.bundles?.get(props.name);
    if (props.bundles && !folder) throw new Error(`no bundle of functions/${props.name}.lambda.ts`);
    this.function = new Lambda(this, 'Function', {
      description: props.duty,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: folder ? Code.fromAsset(folder) : Code.fromInline('export const handler = undefined;'),
      memorySize: props.memory,
      timeout: Duration.seconds(props.timeout),
      tracing: Tracing.ACTIVE,
      logGroup: new LogGroup(this, 'Log', {
        // Long enough to ask "what happened to last month's edition"; logs hold ids, never addresses.
        retention: RetentionDays.TWO_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    });
    this.grantPrincipal = this.function.grantPrincipal;
    // The local host maps functions to their source by this, and so do the tests.
    (this.function.node.defaultChild as CfnFunction).addMetadata('handler', `functions/${props.name}.lambda.ts`);
  }

  /** Sets a variable of `shared/platform/environment.ts`; called by the verb that grants what the variable names. */
  give(variable: keyof typeof VARIABLES, value: string): void {
    this.function.addEnvironment(VARIABLES[variable], value);
  }
}

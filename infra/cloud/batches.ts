/**
 * Batch inference on Bedrock: the hourly step that makes jobs and fetches answers, and the role that Bedrock takes to read a
 * job's input and write its output. There only when the settings ask for it.
 */
import { Aws, Stack, Validations } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Foundation } from './foundation.ts';
import { Handler } from './function/handler.ts';
import { grantInvoke, modelArns } from './models.ts';
import type { Papers } from './papers.ts';

export class Batches extends Construct {
  readonly step: Handler;

  constructor(scope: Construct, id: string, base: Foundation & { readonly papers: Papers }) {
    super(scope, id);
    this.step = new Handler(this, 'Step', base, {
      name: 'batch',
      duty: 'Makes jobs of the drafts that wait for a batch, and enters their papers again with the answers',
      // A job's file, at most 100 MB, is held twice while it is put together.
      memory: 1024,
      // Two hundred answers are laid down one by one, some 50 ms each; reading a job's output comes on top.
      timeout: 300,
      whenFailing: 'Papers wait for their batch until six hours before the edition; then each is asked for by itself.',
    });
    base.papers.grantBatches(this.step);
    // A batch is made of one model, and of the first choice.
    const [modelId = ''] = base.settings.modelIds;
    this.#grantJobs(modelId, this.#role(base, modelId));
    this.step.giveSettings(base.settings);
  }

  /** Source: Bedrock user guide, "Create a custom service role for batch inference". */
  #role({ files }: Foundation, modelId: string): Role {
    const role = new Role(this, 'Role', {
      description: 'Taken by Bedrock to read a batch and write its answers',
      assumedBy: new ServicePrincipal('bedrock.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnEquals: { 'aws:SourceArn': this.#jobs() },
        },
      }),
    });
    files.acceptBatches(role);
    // A job through an inference profile asks the models in this role's name; one of a plain model needs no such right.
    if (modelArns(modelId).profiles.length > 0) grantInvoke(role, modelId, ['bedrock:InvokeModel']);
    return role;
  }

  /** Source: Bedrock user guide, "Required permissions for batch inference": a job is made of its model, under our jobs. */
  #grantJobs(modelId: string, role: Role): void {
    const { profiles, models } = modelArns(modelId);
    const jobs = this.#jobs();
    const grant = (actions: string[], resourceArns: string[], conditions?: Record<string, Record<string, string>>) =>
      Grant.addToPrincipal({ grantee: this.step, actions, resourceArns, ...(conditions && { conditions }) });
    grant(['bedrock:CreateModelInvocationJob'], [...profiles, ...models, jobs]);
    grant(['bedrock:GetModelInvocationJob', 'bedrock:StopModelInvocationJob'], [jobs]);
    grant(['iam:PassRole'], [role.roleArn], { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } });
    this.step.give('batchRole', role.roleArn);
    Validations.of(this.step).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:model-invocation-job/*]`,
      reason: 'Jobs get their names from Bedrock when they are made; the star stands for jobs of this account alone.',
    });
  }

  #jobs(): string {
    return Stack.of(this).formatArn({ service: 'bedrock', resource: 'model-invocation-job/*' });
  }
}

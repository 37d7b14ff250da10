/** Bedrock's batch inference jobs: all that is particular to their API. */
import {
  type BedrockClient,
  CreateModelInvocationJobCommand,
  GetModelInvocationJobCommand,
  StopModelInvocationJobCommand,
} from '@aws-sdk/client-bedrock';
import { ModelBusyError, ModelRefusedError } from '../models/model-errors.ts';

export interface NewJob {
  /** Also the request's token: made twice under one name, it is one job. Letters, digits and single `-`. */
  readonly name: string;
  readonly modelId: string;
  /** Key of its file in the bucket, and the beginning of the keys that its answers get. */
  readonly input: string;
  readonly output: string;
  /** 24 to 168; then Bedrock gives it up. */
  readonly hours: number;
}

export interface JobState {
  /** Bedrock's own word. */
  readonly status: string;
  /** No record will be answered any more. */
  readonly ended: boolean;
  /** Bedrock's reason for a failure. */
  readonly message: string | undefined;
}

/** @throws ModelBusyError when a retry can help, ModelRefusedError when none can */
export interface BatchJobs {
  /** Answers the job's ARN. */
  create(job: NewJob): Promise<string>;
  state(arn: string): Promise<JobState>;
  /** Nothing happens to a job that has ended. */
  stop(arn: string): Promise<void>;
}

/** API page of GetModelInvocationJob, `status`. The others are Submitted, Validating, Scheduled, InProgress, Stopping. */
const ENDED = new Set(['Completed', 'PartiallyCompleted', 'Failed', 'Stopped', 'Expired']);
/** What the account or the request is at fault for. A quota of jobs, a conflict and everything unknown may pass. */
const REFUSED = new Set([
  'ValidationException',
  'AccessDeniedException',
  'ResourceNotFoundException',
  'UnrecognizedClientException',
]);
const LONGEST_MESSAGE = 200;

interface Where {
  /** The role that Bedrock takes to read and write the bucket. */
  readonly roleArn: string;
  readonly bucket: string;
}

export function createBatchJobs(client: BedrockClient, { roleArn, bucket }: Where): BatchJobs {
  return {
    async create({ name, modelId, input, output, hours }) {
      const { jobArn } = await named(() =>
        client.send(
          new CreateModelInvocationJobCommand({
            jobName: name,
            clientRequestToken: name,
            roleArn,
            modelId,
            modelInvocationType: 'Converse',
            inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: `s3://${bucket}/${input}` } },
            outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${bucket}/${output}` } },
            timeoutDurationInHours: hours,
          }),
        ),
      );
      if (!jobArn) throw new ModelBusyError(`Bedrock named no job for ${name}`);
      return jobArn;
    },
    async state(arn) {
      const { status = '', message } = await named(() =>
        client.send(new GetModelInvocationJobCommand({ jobIdentifier: arn })),
      );
      return { status, ended: ENDED.has(status), message: message?.slice(0, LONGEST_MESSAGE) };
    },
    async stop(arn) {
      try {
        await named(() => client.send(new StopModelInvocationJobCommand({ jobIdentifier: arn })));
      } catch (error) {
        if (((error as Error).cause as Error | undefined)?.name !== 'ConflictException') throw error;
      }
    },
  };
}

/** SDK errors end here. A job's request holds names and no paper, so the service's own words may be told. */
async function named<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const { name, message } = error as Error;
    const words = `${name}: ${message.slice(0, LONGEST_MESSAGE)}`;
    if (REFUSED.has(name))
      throw new ModelRefusedError('request-rejected', `Bedrock refuses the batch: ${words}`, { cause: error });
    throw new ModelBusyError(`no answer about the batch: ${words}`, { cause: error });
  }
}

/** The client of Bedrock's jobs as the product makes it, over HTTP: what it asks, and what becomes of each refusal. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type BatchJobs, createBatchJobs } from '../../../../shared/summaries/write/batch/bedrock-jobs.ts';
import { ModelBusyError, ModelRefusedError } from '../../../../shared/summaries/write/models/model-errors.ts';
import { type BatchStub, startBatchStub } from '../../../support/batch-stub.ts';
import { type RealQueues, startQueues } from '../../../support/real-queues.ts';
import { LOCAL } from '../../../support/real-table.ts';

const ROLE = 'arn:aws:iam::000000000000:role/batches';
const NEW = { name: 'ronbun-1', modelId: 'm', input: 'batch/inputs/j.jsonl', output: 'batch/outputs/j/', hours: 24 };

let engines: RealQueues;
let stub: BatchStub;
let jobs: BatchJobs;
const clientOf = (endpoint: string) => new BedrockClient({ ...LOCAL, endpoint, maxAttempts: 1 });

beforeAll(async () => {
  engines = await startQueues();
  stub = await startBatchStub(await engines.bucket('files'), 'files');
  jobs = createBatchJobs(clientOf(stub.endpoint), { roleArn: ROLE, bucket: 'files' });
});
beforeEach(() => void stub.errors.splice(0));
afterAll(async () => {
  await Promise.all([stub.close(), engines.stop()]);
});

test('a job is made of a file in the bucket, in Converse’s form, under a name that is also its token', async () => {
  const arn = await jobs.create(NEW);
  expect(stub.jobs.at(-1)).toMatchObject({ arn, status: 'Submitted' });
  expect(stub.creates.at(-1)).toEqual({
    jobName: 'ronbun-1',
    clientRequestToken: 'ronbun-1',
    roleArn: ROLE,
    modelId: 'm',
    modelInvocationType: 'Converse',
    inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: 's3://files/batch/inputs/j.jsonl' } },
    outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://files/batch/outputs/j/' } },
    timeoutDurationInHours: 24,
  });
  expect(await jobs.create(NEW)).toBe(arn);
});

test.each([
  ['Submitted', false],
  ['Validating', false],
  ['Scheduled', false],
  ['InProgress', false],
  ['Stopping', false],
  ['Completed', true],
  ['PartiallyCompleted', true],
  ['Failed', true],
  ['Stopped', true],
  ['Expired', true],
])('a job that is %s has ended: %s', async (status, ended) => {
  const arn = await jobs.create({ ...NEW, name: `ronbun-${status}` });
  Object.assign(stub.jobs.find((job) => job.arn === arn)!, { status, message: 'the service’s words' });
  expect(await jobs.state(arn)).toEqual({ status, ended, message: 'the service’s words' });
});

test('a job that has ended is stopped without a word, and one that runs is stopped', async () => {
  const arn = await jobs.create({ ...NEW, name: 'ronbun-stop' });
  await jobs.stop(arn);
  const job = stub.jobs.find((one) => one.arn === arn)!;
  expect(job.status).toBe('Stopping');
  job.status = 'Completed';
  await jobs.stop(arn);
  expect(job.status).toBe('Completed');
});

test.each([
  ['ValidationException', ModelRefusedError],
  ['AccessDeniedException', ModelRefusedError],
  ['ResourceNotFoundException', ModelRefusedError],
  ['ThrottlingException', ModelBusyError],
  ['ServiceQuotaExceededException', ModelBusyError],
  ['ConflictException', ModelBusyError],
  ['InternalServerException', ModelBusyError],
])('%s leaves as %p, with the service’s words', async (error, named) => {
  for (const ask of [() => jobs.create(NEW), () => jobs.state(stub.jobs[0]!.arn)]) {
    stub.errors.push(error);
    const refused = ask();
    await expect(refused).rejects.toBeInstanceOf(named);
    await expect(refused).rejects.toThrow(`${error}: scripted`);
  }
});

test('a service that can not be reached may be reached later', async () => {
  const nobody = createBatchJobs(clientOf('http://127.0.0.1:1'), { roleArn: ROLE, bucket: 'files' });
  await expect(nobody.create(NEW)).rejects.toBeInstanceOf(ModelBusyError);
});

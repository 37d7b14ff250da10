/**
 * A stand-in for Bedrock's batch inference: takes jobs over HTTP, reads their file from the very bucket, and writes the
 * answers there when the test says that the job has come to its end. It refuses what Bedrock is documented to refuse.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';
import type { Bucket } from '../../shared/platform/bucket.ts';

export interface StubRecord {
  readonly recordId: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely
  readonly modelInput: any;
}

export type RecordAnswer =
  | { readonly text: string; readonly stopReason?: string }
  | { readonly error: { readonly errorCode: number; readonly errorMessage: string } }
  /** These very bytes instead of a line. */
  | { readonly line: string }
  /** The file does not have it. */
  | 'missing';

export interface StubJob {
  readonly arn: string;
  // biome-ignore lint/suspicious/noExplicitAny: the request as it came
  readonly request: any;
  status: string;
  message?: string;
}

export interface BatchStub {
  readonly endpoint: string;
  /** Requests to make a job, repeated ones too. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into them freely
  readonly creates: readonly any[];
  readonly jobs: readonly StubJob[];
  /** Names of errors that the next calls get, in order, instead of an answer. */
  readonly errors: string[];
  records(job: StubJob): Promise<StubRecord[]>;
  /** Writes the answers and gives the job its status. */
  finish(job: StubJob, answer: (record: StubRecord, at: number) => RecordAnswer, status?: string): Promise<void>;
  close(): Promise<void>;
}

export const USAGE = { inputTokens: 12_000, outputTokens: 3_000, totalTokens: 15_000 };
/** API page of CreateModelInvocationJob. */
const JOB_NAME = /^[a-zA-Z0-9]{1,63}(-*[a-zA-Z0-9+\-.]){0,63}$/;
const TOKEN = /^[a-zA-Z0-9]{1,256}(-*[a-zA-Z0-9]){0,256}$/;
const ARN = 'arn:aws:bedrock:us-east-1:000000000000:model-invocation-job/';

/** @param bucketName the name by which the jobs' addresses know the bucket */
export async function startBatchStub(bucket: Bucket, bucketName: string): Promise<BatchStub> {
  const creates: unknown[] = [];
  const jobs: StubJob[] = [];
  const errors: string[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: the request as it came
  function create(request: any): object {
    creates.push(request);
    const known = jobs.find((job) => job.request.clientRequestToken === request.clientRequestToken);
    if (known) return { jobArn: known.arn };
    const { jobName, clientRequestToken, timeoutDurationInHours: hours } = request;
    if (!JOB_NAME.test(jobName) || !TOKEN.test(clientRequestToken) || !(hours >= 24 && hours <= 168)) {
      throw new Error('ValidationException');
    }
    const job = { arn: `${ARN}job${jobs.length}`, request, status: 'Submitted' };
    jobs.push(job);
    return { jobArn: job.arn };
  }

  function answer(method: string, path: string, body: string): object {
    const error = errors.shift();
    if (error) throw new Error(error);
    if (method === 'POST' && path === '/model-invocation-job') return create(JSON.parse(body));
    const named = decodeURIComponent(path.split('/')[2] ?? '');
    const job = jobs.find(({ arn }) => arn === named);
    if (!job) throw new Error('ResourceNotFoundException');
    const { arn: jobArn, status, message, request } = job;
    if (method === 'GET') return { jobArn, status, message, ...request, submitTime: '2026-11-16T00:00:00Z' };
    if (['Completed', 'Failed', 'Stopped'].includes(status)) throw new Error('ConflictException');
    job.status = 'Stopping';
    return {};
  }

  const server = createServer(async (incoming: IncomingMessage, outgoing) => {
    let body = '';
    for await (const part of incoming) body += part;
    try {
      const said = answer(incoming.method ?? '', incoming.url ?? '', body);
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    } catch (error) {
      const name = (error as Error).message;
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name };
      outgoing
        .writeHead(name === 'ThrottlingException' ? 429 : 400, headers)
        .end(JSON.stringify({ message: 'scripted' }));
    }
  });
  const listening: Listening = await listen(server, 0);
  const keyOf = (uri: string) => uri.slice(`s3://${bucketName}/`.length);

  async function records(job: StubJob): Promise<StubRecord[]> {
    const file = await bucket.get(keyOf(job.request.inputDataConfig.s3InputDataConfig.s3Uri));
    return new TextDecoder()
      .decode(file)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  return {
    endpoint: listening.url,
    creates,
    jobs,
    errors,
    records,
    async finish(job, answerTo, status = 'Completed') {
      const lines = (await records(job)).map((record, at) => lineOf(record, answerTo(record, at)));
      const input = keyOf(job.request.inputDataConfig.s3InputDataConfig.s3Uri).split('/').at(-1);
      const folder = `${keyOf(job.request.outputDataConfig.s3OutputDataConfig.s3Uri)}${job.arn.split('/').at(-1)}`;
      // The order of the answers is not the order of the questions (user guide, batch-inference-data).
      const written = lines.filter((line) => line !== undefined).reverse();
      await bucket.put(`${folder}/${input}.out`, `${written.join('\n')}\n`, 'application/json');
      const counts = { totalRecordCount: lines.length, processedRecordCount: written.length };
      await bucket.put(`${folder}/manifest.json.out`, JSON.stringify(counts), 'application/json');
      job.status = status;
    },
    close: listening.close,
  };
}

function lineOf(record: StubRecord, answer: RecordAnswer): string | undefined {
  if (answer === 'missing') return undefined;
  if ('line' in answer) return answer.line;
  // A record with tools is refused (user guide, "Process multiple prompts with batch inference"); so is one that names a model.
  if (record.modelInput.toolConfig || record.modelInput.modelId) {
    return JSON.stringify({ ...record, error: { errorCode: 400, errorMessage: 'toolConfig is not supported' } });
  }
  if ('error' in answer) return JSON.stringify({ ...record, error: answer.error });
  const message = { role: 'assistant', content: [{ text: answer.text }] };
  const stopReason = answer.stopReason ?? 'end_turn';
  return JSON.stringify({ ...record, modelOutput: { output: { message }, stopReason, usage: USAGE } });
}

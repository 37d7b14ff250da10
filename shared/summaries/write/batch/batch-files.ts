/**
 * Where a batch's texts lie in the private bucket, all under `batch/`. They hold papers in full, so they are forgotten after
 * 30 days like the papers' own texts.
 */
import type { Bucket } from '../../../platform/bucket.ts';

export interface BatchFiles {
  keepRequest(id: string, line: string): Promise<void>;
  request(id: string): Promise<Uint8Array | undefined>;
  keepAnswer(id: string, answer: unknown): Promise<void>;
  /** Parsed JSON, not yet held against a form. */
  answer(id: string): Promise<unknown>;
  /** Writes the job's input and answers its key; the same records give the same bytes. */
  keepInput(job: string, lines: readonly Uint8Array[]): Promise<string>;
  /** Every file of answers that Bedrock has written for the job so far, one after the other. */
  outputs(job: string): AsyncGenerator<Uint8Array>;
}

const requestKey = (id: string): string => `batch/requests/${id}.jsonl`;
const answerKey = (id: string): string => `batch/answers/${id}.json`;
const inputKey = (job: string): string => `batch/inputs/${job}.jsonl`;
/** Bedrock makes a folder in it, named after its own id of the job. */
export const outputPrefix = (job: string): string => `batch/outputs/${job}/`;

/** One output file a input file, named like it (user guide, "View the results of a batch inference job"); the other is a count. */
const OUTPUT = /\.jsonl\.out$/;

export function createBatchFiles(files: Bucket): BatchFiles {
  return {
    keepRequest: (id, line) => files.put(requestKey(id), line, 'application/json'),
    request: (id) => files.get(requestKey(id)),
    keepAnswer: (id, answer) => files.put(answerKey(id), JSON.stringify(answer), 'application/json'),
    async answer(id) {
      const body = await files.get(answerKey(id));
      return body && JSON.parse(new TextDecoder().decode(body));
    },
    async keepInput(job, lines) {
      await files.put(inputKey(job), Buffer.concat(lines), 'application/json');
      return inputKey(job);
    },
    async *outputs(job) {
      for (const key of await files.list(outputPrefix(job))) {
        const body = OUTPUT.test(key) ? await files.get(key) : undefined;
        if (body) yield body;
      }
    },
  };
}

/**
 * The lines of a batch's files. Source: Bedrock user guide, "Format and upload your batch inference data" and "View the
 * results of a batch inference job": `{recordId, modelInput}` in, `{recordId, modelInput, modelOutput | error}` out, in any
 * order. Pure.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { PaperId } from '../../../papers/paper.ts';
import type { ConverseBody } from '../models/bedrock/converse-form.ts';

/** Names a request by all that is asked, so that an answer can only ever be taken for the very question it was given to. */
export function recordIdOf(modelId: string, paper: PaperId, body: ConverseBody): string {
  return createHash('sha256')
    .update(JSON.stringify([modelId, paper, body]))
    .digest('hex')
    .slice(0, 32);
}

/** With its line end: a job's file is its records' lines one after the other. */
export function inputLine(recordId: string, body: ConverseBody): string {
  return `${JSON.stringify({ recordId, modelInput: body })}\n`;
}

const OutputLine = v.object({
  recordId: v.string(),
  modelOutput: v.optional(v.unknown()),
  error: v.optional(v.object({ errorCode: v.optional(v.unknown()), errorMessage: v.optional(v.string()) })),
});

export type OutputRecord =
  | { readonly id: string; readonly answer: unknown }
  | { readonly id: string; readonly refusal: string };

/** Longest reason kept of an error; it is the service's own words. */
const LONGEST_REASON = 200;

/**
 * Every record that can be read, in the file's order. A line that is cut, is no JSON or has no id is passed over: its record
 * counts as missing, and what is missing is asked for on demand.
 */
export function* outputRecords(file: Uint8Array): Generator<OutputRecord> {
  const decoder = new TextDecoder();
  for (let from = 0; from < file.length; ) {
    const end = file.indexOf(LINE_END, from);
    const to = end < 0 ? file.length : end;
    const record = readLine(decoder.decode(file.subarray(from, to)));
    if (record) yield record;
    from = to + 1;
  }
}

const LINE_END = 0x0a;

function readLine(text: string): OutputRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const line = v.safeParse(OutputLine, value);
  if (!line.success) return undefined;
  const { recordId: id, modelOutput, error } = line.output;
  if (error) {
    const reason = `${String(error.errorCode ?? 'error')}: ${error.errorMessage ?? ''}`;
    return { id, refusal: reason.slice(0, LONGEST_REASON) };
  }
  return modelOutput === undefined || modelOutput === null ? undefined : { id, answer: modelOutput };
}

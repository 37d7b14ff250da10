import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inputLine, outputRecords, recordIdOf } from '../../../../shared/summaries/write/batch/job-file.ts';
import { DRAFT_SCHEMA } from '../../../../shared/summaries/write/draft-schema.ts';
import { converseBody, firstConverseForm } from '../../../../shared/summaries/write/models/bedrock/converse-form.ts';
import { inWords } from '../../../../shared/summaries/write/models/wire/schema.ts';
import { draftPrompt } from '../../../../shared/summaries/write/prompt.ts';
import { sampleDocument, samplePaper } from '../../sample-paper.ts';

const prompt = draftPrompt({ paper: samplePaper(), document: sampleDocument(), language: 'ja' });
const form = { ...firstConverseForm('meta.llama'), answer: 'plain' as const };
const bodyOf = (changes: object = {}) => converseBody({ ...prompt, ...changes }, DRAFT_SCHEMA, 8_000, form);
const body = bodyOf();
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => [...outputRecords(bytes(text))];

describe('a request', () => {
  test('is one line in the form of the guide: the paper and the task of a single call, its answer asked for as bare JSON', () => {
    const line = inputLine('r1', body);
    expect(line.endsWith('\n')).toBe(true);
    expect(line.trimEnd()).not.toContain('\n');
    const { recordId, modelInput } = JSON.parse(line);
    expect(recordId).toBe('r1');
    expect(Object.keys(modelInput).sort()).toEqual(['inferenceConfig', 'messages', 'system']);
    const [{ text: document }, { text: task }] = modelInput.messages[0].content;
    expect(document).toBe(prompt.document);
    expect(task.startsWith(prompt.task)).toBe(true);
    expect(task).toContain(inWords(DRAFT_SCHEMA.schema));
    expect(modelInput.system).toEqual([{ text: prompt.system }]);
  });

  test('has a name that only letters and digits make, and that anything asked otherwise changes', () => {
    const id = recordIdOf('model', 'paper', body);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(recordIdOf('model', 'paper', bodyOf())).toBe(id);
    const others = [
      recordIdOf('other', 'paper', body),
      recordIdOf('model', 'twin', body),
      recordIdOf('model', 'paper', bodyOf({ document: `${prompt.document} ` })),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  test('comes back as it went, whatever characters the paper has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, text) => {
        const line = inputLine(id, bodyOf({ document: text }));
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line).modelInput.messages[0].content[0].text).toBe(text);
      }),
    );
  });
});

describe('a file of answers', () => {
  test('gives answers, errors with the service’s words, and nothing for what can not be read', () => {
    const lines = [
      { recordId: 'a', modelInput: {}, modelOutput: { stopReason: 'end_turn' } },
      { recordId: 'b', modelInput: {}, error: { errorCode: 400, errorMessage: 'bad request' } },
      { recordId: 'c', modelInput: {} },
      { recordId: 7, modelOutput: {} },
      { modelOutput: {} },
      { recordId: 'd', modelInput: {}, modelOutput: null },
      ['a list'],
      null,
    ].map((line) => JSON.stringify(line));
    expect(read([...lines, '', '{"recordId":"e","modelOut'].join('\n'))).toEqual([
      { id: 'a', answer: { stopReason: 'end_turn' } },
      { id: 'b', refusal: '400: bad request' },
    ]);
  });

  test('is read to its last line without a line end, and with the line ends of another system', () => {
    expect(read('{"recordId":"a","modelOutput":{}}\r\n{"recordId":"b","modelOutput":{}}').map(({ id }) => id)).toEqual([
      'a',
      'b',
    ]);
    expect(read('')).toEqual([]);
  });

  const record = fc.record({
    recordId: fc.string({ unit: 'binary' }),
    modelInput: fc.constant({}),
    modelOutput: fc.record({ text: fc.string({ unit: 'binary' }) }),
  });

  test('gives every whole record of it in order', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const file = records.map((one) => `${JSON.stringify(one)}\n`).join('');
        expect(read(file)).toEqual(records.map((one) => ({ id: one.recordId, answer: one.modelOutput })));
      }),
    );
  });

  test('that is cut anywhere gives the whole records before the cut and never half of one', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.nat(), (records, at) => {
        const file = bytes(records.map((one) => `${JSON.stringify(one)}\n`).join(''));
        const found = [...outputRecords(file.subarray(0, at % file.length))];
        expect(found).toEqual(
          records.slice(0, found.length).map((one) => ({ id: one.recordId, answer: one.modelOutput })),
        );
      }),
    );
  });

  test('of any bytes throws nothing', () => {
    fc.assert(fc.property(fc.uint8Array(), (file) => void [...outputRecords(file)]));
  });
});

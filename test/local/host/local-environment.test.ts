import { expect, test } from '@jest/globals';
import { localise } from '../../../infra/local/host/local-environment.ts';
import type { LocalFunction } from '../../../infra/local/template/resources.ts';

test('no paper waits for a batch on one machine: Bedrock could not read its bucket', () => {
  const settings = { model: 'bedrock', batch: { least: 100 } };
  const fn: LocalFunction = {
    ...{ name: 'summarize', functionName: 'Summarize', source: 'functions/summarize.lambda.ts' },
    ...{ environment: { SETTINGS: JSON.stringify(settings) }, timeoutMs: 1, memoryMb: 1 },
  };
  const local = localise(fn, { environment: {}, settings: { languages: ['ja'] }, ownCredentials: false });
  expect(JSON.parse(local.environment.SETTINGS!)).toEqual({ model: 'bedrock', languages: ['ja'] });
});

import { expect, test } from '@jest/globals';
import { chooseReader } from '../../../shared/summaries/write/choose-reader.ts';

const SONNET = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

test.each([
  [
    'another family before a cheaper model of the same one',
    [SONNET, HAIKU, 'amazon.nova-pro-v1:0'],
    undefined,
    'amazon.nova-pro-v1:0',
  ],
  [
    'of several the cheapest',
    [SONNET, 'amazon.nova-pro-v1:0', 'us.amazon.nova-micro-v1:0'],
    undefined,
    'us.amazon.nova-micro-v1:0',
  ],
  ['the writer itself where no other family is listed', [SONNET, HAIKU], undefined, SONNET],
  ['one family of another service by its name', ['gpt-4o-mini', 'gpt-4.1-mini'], undefined, 'gpt-4o-mini'],
  [
    'a model of one’s own machine by its name',
    ['qwen3:8b', 'meta-llama/Llama-3.1-8B'],
    undefined,
    'meta-llama/Llama-3.1-8B',
  ],
  ['the one that is named, listed or not', [SONNET], 'amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0'],
  ['none where it is off', [SONNET], 'off', undefined],
  ['none where nobody writes', [], undefined, undefined],
])('the second reader is %s', (_, listed, named, chosen) => {
  expect(chooseReader(listed, named)).toBe(chosen);
});

/** Answers that are no draft: asked for once more, never stored, and the paper comes out all the same. */

import { describe, expect, test } from '@jest/globals';
import type { ConverseAnswer } from '../../support/converse-stub.ts';
import { handedIn, told } from '../../support/sentences.ts';
import { sampleDraft } from '../sample-paper.ts';
import { shown, throughStub } from './through-stub.ts';

const honest = handedIn(sampleDraft());

describe('answers that are no draft are asked for once more and never stored', () => {
  const faults: readonly (readonly [string, ConverseAnswer])[] = [
    ['W-03 a cut answer', { tool: { headline: 'KiteSum は' }, stopReason: 'max_tokens' }],
    ['W-05 cut JSON', { text: JSON.stringify(honest).slice(0, 900) }],
    ['W-05 extra keys', { tool: { ...honest, author: 'me' } }],
    ['W-05 wrong types', { tool: { ...honest, qa: 'none' } }],
    ['W-05 a field of 50 kB', { tool: { ...honest, overview: [told('あ'.repeat(50_000))] } }],
    ['W-05 nested arrays', { tool: { ...honest, qa: [honest.qa] } }],
    ['W-04 empty content', { empty: true }],
    ['W-04 prose alone', { text: "I'm sorry, I can't summarise this document." }],
  ];
  test.each(faults)('%s', async (_, fault) => {
    const { summary, calls } = await throughStub([fault]);
    expect(calls).toHaveLength(2);
    expect(calls[1]!.body.messages[0].content.at(-1).text).toContain('Your last answer');
    expect(summary.verbatim).toBe(true);
    expect(summary.dropped[0]!.check).toBe('ModelAnswerError');
    expect(summary.usage.calls).toBe(2);
    expect(shown(summary)).not.toContain('sorry');
  });

  test.each(faults)('%s, and the second answer is taken', async (_, fault) => {
    const { summary } = await throughStub([fault, { tool: honest }]);
    expect(summary.verbatim).toBe(false);
    expect(summary.qa).toHaveLength(honest.qa.length);
  });

  test('W-04 a guardrail is not asked again, and the paper still comes out', async () => {
    const { summary, calls } = await throughStub([{ text: 'withheld', stopReason: 'guardrail_intervened' }]);
    expect(calls).toHaveLength(1);
    expect(summary.verbatim).toBe(true);
    expect(summary.dropped[0]!.check).toBe('ModelRefusedError');
    expect(shown(summary)).not.toContain('withheld');
  });

  test('W-05 JSON with prose around it is read, and the object before the last is none of it', async () => {
    const { summary, calls } = await throughStub([
      { text: `{"headline": "a"} Here you are: ${JSON.stringify(honest)}` },
    ]);
    expect(calls).toHaveLength(1);
    expect(shown(summary)).toContain(sampleDraft().headline[0]!.sentence);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { SummaryRequest } from '../../../../shared/summaries/summary.ts';
import { ModelRefusedError } from '../../../../shared/summaries/write/models/model-errors.ts';
import { recordedModel } from '../../../../shared/summaries/write/models/recorded.ts';

const SAMPLE = fileURLToPath(new URL('../../../../infra/local/sample/drafts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ronbun-recorded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = (id: string, language = 'ja') => ({ paper: { id }, language }) as unknown as SummaryRequest;

describe('a recorded writer', () => {
  test('hands in the draft of the paper that it is asked about, and says that it is a recording', async () => {
    const reply = await recordedModel(SAMPLE).draft(about('url:https://notes.ronbun.example/retries.pdf'));
    expect(reply).toMatchObject({ model: 'recorded', verbatim: false, usage: { calls: 0, cost: 0 } });
    expect(reply.draft.headline[0]!.sentence).toContain('AWS SDK for JavaScript');
    expect(reply.draft.qa.length).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['another paper', about('arxiv:2403.00001')],
    ['another language', about('url:https://notes.ronbun.example/retries.pdf', 'en')],
  ])('refuses %s, so that the fallback writes it', async (_, request) => {
    const refusal = recordedModel(SAMPLE).draft(request);
    await expect(refusal).rejects.toThrow(ModelRefusedError);
    await expect(refusal).rejects.toMatchObject({ concernsPaper: true });
  });

  test('judges only the sentences that were judged when it was recorded', async () => {
    const model = recordedModel(SAMPLE);
    const statement = (sentence: string) => ({ sentence, passages: [] });
    const { verdicts } = await model.review!([
      statement('要旨だけを読む公開済みのニューラルモデルも上回りました。'),
      statement('要旨だけを読む公開済みのニューラルモデルとは、同じ水準です。'),
      statement('だれも読んでいない文です。'),
    ]);
    expect(verdicts.map((each) => each?.verdict)).toEqual(['contradicted', 'supported', undefined]);
  });

  test('can not be made of a file in another form', () => {
    writeFileSync(join(folder, 'broken.json'), '{"paper":"url:https://x.example/","language":"ja"}');
    expect(() => recordedModel(folder)).toThrow(/draft|verdicts|repair/);
  });
});

/** The survey of a large week by a writer with a small window: it ends within its bounds, and never by asking for more than fits. */
import { describe, expect, test } from '@jest/globals';
import type { Summarised } from '../../../shared/summaries/survey/week-document.ts';
import { writeSurvey } from '../../../shared/summaries/survey/write-survey.ts';
import { SURVEY_SCHEMA } from '../../../shared/summaries/write/draft-schema.ts';
import { ModelRefusedError } from '../../../shared/summaries/write/models/model-errors.ts';
import { createModelMemory } from '../../../shared/summaries/write/models/model-memory.ts';
import { estimatePrompt } from '../../../shared/summaries/write/models/wire/window.ts';
import type { Exchange, Wire } from '../../../shared/summaries/write/models/wire/wire.ts';
import { writtenModel } from '../../../shared/summaries/write/written-model.ts';
import { sampleSummary } from '../../support/sample-papers.ts';
import { borne } from '../../support/sentences.ts';

const PAPERS = 150;
const headline = (at: number) =>
  `手法${at}は${at % 2 ? '圧力計の費用を示し、置く場所の選び方を論じます' : '港の写真から水位を読み取り、圧力計を使いません'}。`;

/** Each as long as a written summary is; two by two they do not agree on a benchmark. */
const papers: readonly Summarised[] = Array.from({ length: PAPERS }, (_, at) => ({
  title: `Reading Harbours by Photographs Alone, Part ${at}`,
  summary: sampleSummary({
    paperId: `arxiv:2611.${String(at).padStart(5, '0')}`,
    headline: [borne(headline(at))],
    overview: Array.from({ length: 7 }, (__, n) =>
      borne(`第${n}の節では、港の写真を使って水位を読む手順が述べられます。`),
    ),
    qa: Array.from({ length: 10 }, (__, n) => ({
      question: `第${n}の結果はどれほどですか?`,
      answer: [
        borne(
          `HarbourBench${at % 40} のテストで、正答率は${(31 + at / 7).toFixed(1)}%でした。${'港の条件は変えていません。'.repeat(3)}`,
        ),
      ],
    })),
  }),
}));

/** A server that takes whatever fits its window and answers with two sentences about the first two papers that it was shown. */
function server(window: number) {
  const asked: (Exchange<object> & { readonly whole: number })[] = [];
  const wire: Wire<object> = {
    ...{ kind: 'openai', server: 'here', mayCut: true },
    firstForm: () => ({}),
    stepDown: () => undefined,
    notKept: () => undefined,
    priceOf: () => ({ input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }),
    factsOf: async () => ({}),
    listed: async () => [],
    remedy: () => '',
    async exchange(exchange) {
      asked.push({ ...exchange, whole: estimatePrompt(exchange.prompt, SURVEY_SCHEMA.schema) + exchange.maxTokens });
      const [one, two] = [...exchange.prompt.document.matchAll(/手法\d+は.+?。/g)].map(([sentence]) => sentence);
      const sentences = [one!, two!].map((quote) => ({ quotes: [quote], sentence: quote }));
      return { said: JSON.stringify({ sentences }), thought: '', handed: [], finish: 'stop', counts: {} };
    },
  };
  const now = () => new Date('2026-11-16T00:00:00Z');
  const model = writtenModel({ wire, modelIds: ['small'], now, memory: createModelMemory(undefined, now, window) });
  return { asked, written: writeSurvey({ week: '2026-W46', language: 'ja', papers, model }) };
}

describe('a week of 150 papers', () => {
  test.each([4_096, 8_192, 32_768, 131_072])('is surveyed in one call within a window of %i tokens', async (window) => {
    const { asked, written } = server(window);
    expect((await written)?.sentences.map(({ text }) => text)).toEqual([headline(0), headline(1)]);
    expect(asked.map(({ whole }) => whole <= window)).toEqual([true]);
    const { document, task } = asked[0]!.prompt;
    const titles = document.match(/^## /gm)!.length;
    // Candidates for disagreement give way to the papers themselves.
    expect(task.match(/"benchmark"/g)?.length).toBe(window > 4_096 ? 5 : undefined);
    // What the window holds is used, titles and headlines before anything behind them.
    expect(titles).toBeGreaterThan(Math.min(PAPERS - 1, window / 400));
    expect(document.match(/手法\d+は/g)!.length).toBeGreaterThan(titles * 0.9);
  });

  test('is not surveyed where a window holds hardly more than the task, and nobody is asked', async () => {
    const { asked, written } = server(2_048);
    await expect(written).rejects.toMatchObject({ name: 'ModelRefusedError', refusal: 'window' });
    await expect(written).rejects.toBeInstanceOf(ModelRefusedError);
    expect(asked).toEqual([]);
  });
});

/** O-01, O-02: what entering a week again says of itself. */
import { expect, test } from '@jest/globals';
import type { RerunResult } from '../../functions/rerun.ts';
import { FailedError } from '../../infra/exit.ts';
import { createProgress } from '../../infra/operator/progress.ts';
import { rerunWeek } from '../../infra/operator/rerun-week.ts';
import type { Target } from '../../infra/operator/target/target.ts';
import { sampleSummary } from '../support/sample-papers.ts';

const WEEK = '2031-W09';
const PAPER = 'arxiv:3109.00001';

/** A target whose rerun function answers with this detail at each stage. */
function target(details: Partial<Record<string, object>>, held: readonly string[] = [PAPER]) {
  const asked: string[] = [];
  const summaries = new Map([[PAPER, { read: sampleSummary({ paperId: PAPER }) }]]);
  const one = {
    papers: { entries: async () => held.map((id, position) => ({ id, position })) },
    summaries: { all: async () => summaries },
    drained: async () => {},
    async invoke(name: string, { from }: { from?: string }) {
      if (name !== 'rerun') return {};
      asked.push(from!);
      return {
        week: WEEK,
        stage: from,
        enqueued: 1,
        unchanged: 0,
        dryRun: false,
        detail: details[from!],
      } as RerunResult;
    },
  };
  return { target: one as unknown as Target, asked };
}
const again = (of: Target, options: object = {}) =>
  rerunWeek(
    of,
    { week: WEEK, from: 'collect', ...options },
    ['ja'],
    createProgress({ write: () => true, isTTY: false, columns: 80 }),
  );

test('O-01: a source that can not be reached is an error with its name, and so is a run that is under way', async () => {
  const refused = { outcome: 'source-unreachable', reason: 'list:x: refused', retryable: true };
  await expect(again(target({ collect: refused }).target)).rejects.toThrow(
    new FailedError("the source can't be reached: list:x: refused"),
  );
  await expect(again(target({ collect: { outcome: 'already-running', week: WEEK } }).target)).rejects.toThrow(
    FailedError,
  );
});

test('O-01: one source of two that can not be reached is an error once the other’s papers have gone their way', async () => {
  const collected = { outcome: 'collected', unreached: ['list:x: refused'] };
  const { target: of, asked } = target({ collect: collected });
  await expect(again(of)).rejects.toThrow(/^1 enqueued, 0 unchanged, but a source .*: list:x: refused$/);
  expect(asked).toEqual(['collect', 'publish']);
});

test('O-02: one paper by force is done anew without its sources, its edition too, and both are told', async () => {
  const editions = [{ language: 'ja', frozen: 'now' }];
  const { target: of, asked } = target({ publish: { outcome: 'published', week: WEEK, editions } });
  expect(await again(of, { paper: PAPER, force: true })).toMatchObject({
    paper: [expect.stringMatching(`^${PAPER} ja: written by `)],
    frozen: ['ja'],
  });
  expect(asked).toEqual(['summarize', 'publish']);
});

test('O-02: a paper that the week does not hold is an error', async () => {
  await expect(again(target({}, []).target, { paper: PAPER, force: true })).rejects.toThrow(
    `${WEEK} holds no paper ${PAPER}`,
  );
});

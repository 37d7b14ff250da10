/** The package of a deployment whose first PDF engine does not start: papers are read all the same, and an operator learns of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bundle, HANDLERS, removeBundles } from '../../../infra/cloud/function/bundle.ts';
import { createPaperStore } from '../../../shared/papers/paper-store.ts';
import { METRICS } from '../../../shared/platform/metrics.ts';
import { createSummaryStore } from '../../../shared/summaries/summary-store.ts';
import { records } from '../../support/bundle-events.ts';
import { startBundle } from '../../support/bundle-process.ts';
import { functionEnvironment } from '../../support/function-environment.ts';
import { startQueues } from '../../support/real-queues.ts';
import { startTable } from '../../support/real-table.ts';
import { samplePaper } from '../../support/sample-papers.ts';
import { ROOT } from '../../support/synthesised.ts';

test('a PDF engine that does not start is counted and named in the log, and the second one reads the paper', async () => {
  const [bundles, real, queues] = await Promise.all([
    bundle(ROOT, { summarize: HANDLERS.summarize! }),
    startTable(),
    startQueues(),
  ]);
  try {
    const folder = bundles.get('summarize')!;
    writeFileSync(join(folder, 'pdfium.wasm'), 'not WebAssembly');
    const [queue, dead] = await Promise.all([queues.queue('work'), queues.queue('dead'), queues.bucket('files')]);
    const paper = samplePaper({
      id: 'url:https://notes.ronbun.example/pdf-engines.pdf',
      locations: [{ kind: 'pdf', url: 'https://notes.ronbun.example/pdf-engines.pdf' }],
    });
    await createPaperStore(real.table).record(paper, 1);
    const nowhere = 'http://127.0.0.1:9';
    const engines = { dynamo: real.endpoint, s3: queues.endpoint, ses: nowhere, secrets: nowhere };
    const worker = await startBundle(
      folder,
      {
        ...functionEnvironment({ ...engines, queueUrl: queue.url, deadUrl: dead.url }),
        RECORDED_WEB: join(ROOT, 'infra', 'local', 'sample'),
      },
      60_000,
    );
    try {
      const Body = JSON.stringify({ version: 1, week: paper.week, paper: paper.id });
      const answer = await worker.invoke(records({ MessageId: 'm', ReceiptHandle: 'r', Body }));
      expect(answer).toEqual({ batchItemFailures: [] });
      const lines = worker.output.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines).toContainEqual(expect.objectContaining({ [METRICS.pdfEngineBroken]: 1 }));
      const warning = lines.find(({ message }) => message === 'a PDF engine broke over a paper');
      expect(warning).toMatchObject({
        level: 'WARN',
        paper: paper.id,
        cause: expect.stringMatching(/magic|WebAssembly/i),
      });
    } finally {
      worker.stop();
    }
    const summary = await createSummaryStore(real.table).get(paper.id, 'ja');
    expect(summary).toMatchObject({ coverage: { kind: 'full' }, suspicious: false });
  } finally {
    removeBundles(bundles);
    await Promise.all([real.stop(), queues.stop()]);
  }
});

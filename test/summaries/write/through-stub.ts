/** The sample paper through a scripted Converse and the whole of `summarise`. */

import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { sentencesOf } from '../../../shared/summaries/parts.ts';
import { summarise } from '../../../shared/summaries/summarise.ts';
import type { Draft, Summary } from '../../../shared/summaries/summary.ts';
import { createBedrockModel } from '../../../shared/summaries/write/models/bedrock/bedrock.ts';
import type { SecondReader } from '../../../shared/summaries/write/second-reader.ts';
import { type ConverseAnswer, type ConverseCall, startConverseStub } from '../../support/converse-stub.ts';
import { handedIn } from '../../support/sentences.ts';
import { sampleDocument, samplePaper } from '../sample-paper.ts';
import { clientFor, HAIKU, impatient } from './models/bedrock-client.ts';

/** The summary, and the calls that made it. */
export async function throughStub(
  script: readonly ConverseAnswer[],
  reader?: SecondReader,
): Promise<{ summary: Summary; calls: readonly ConverseCall[] }> {
  const stub = await startConverseStub(script);
  try {
    const model = createBedrockModel({
      client: clientFor(stub.endpoint),
      modelIds: [HAIKU],
      patience: impatient().patience,
    });
    const summary = await summarise({
      paper: samplePaper(),
      document: sampleDocument(),
      language: 'ja',
      model,
      fallback: createExtractiveModel(),
      linkTo: (url) => url,
      ...(reader && { reader }),
    });
    return { summary, calls: stub.calls };
  } finally {
    await stub.close();
  }
}

/** The stub answers the draft, and sends the same parts back when they are to be repaired. */
export async function summaryOf(draft: Draft): Promise<Summary> {
  const sentences = sentencesOf(draft).map(({ where, sentence }) => ({ where, ...sentence }));
  const answers = draft.qa.map((item, number) => ({ number, ...item }));
  return (await throughStub([{ tool: handedIn(draft) }, { tool: { sentences, answers } }])).summary;
}

/** What readers see of a summary. */
export const shown = ({ headline, overview, qa }: Summary): string => JSON.stringify({ headline, overview, qa });

/** Ten papers through a scripted Converse, as one edition, with their texts in a folder beside it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateEdition } from '../../infra/evaluation/evaluate-edition.ts';
import type { Edition, EditionPaper } from '../../shared/editions/edition.ts';
import { renderJson } from '../../shared/editions/site/json.ts';
import { renderText } from '../../shared/editions/text.ts';
import { summarise } from '../../shared/summaries/summarise.ts';
import type { Summary, SummaryModel } from '../../shared/summaries/summary.ts';
import { createBedrockModel } from '../../shared/summaries/write/models/bedrock/bedrock.ts';
import { factsOf, sampleDocument, sampleDraft, samplePaper } from '../summaries/sample-paper.ts';
import { clientFor, HAIKU } from '../summaries/write/models/bedrock-client.ts';
import { startConverseStub } from '../support/converse-stub.ts';
import { sampleEdition } from '../support/sample-edition.ts';
import { handedIn } from '../support/sentences.ts';

export const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export interface WrittenEdition {
  readonly edition: Edition;
  /** Holds the text of each paper as an array of pages, named by arXiv id. */
  readonly folder: string;
  remove(): void;
}

export async function writeEdition(): Promise<WrittenEdition> {
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-audit-'));
  const stub = await startConverseStub((call) => {
    const text: string = call.body.messages[0].content[0].text;
    return { tool: handedIn(sampleDraft(factsOf(NUMBERS.find((number) => text.includes(factsOf(number).name))!))) };
  });
  const edition = await editionBy(createBedrockModel({ client: clientFor(stub.endpoint), modelIds: [HAIKU] }));
  await stub.close();
  for (const number of NUMBERS) {
    const { blocks } = sampleDocument(factsOf(number));
    const pages = [1, 2, 3, 4].map((page) =>
      blocks
        .filter(({ place }) => place.kind === 'page' && place.page === page)
        .map(({ text }) => text)
        .join('\n'),
    );
    const name = samplePaper(factsOf(number)).id.replace('arxiv:', '');
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(pages));
  }
  return { edition, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function editionBy(model: SummaryModel): Promise<Edition> {
  const papers: EditionPaper[] = [];
  for (const number of NUMBERS) {
    const [paper, document] = [samplePaper(factsOf(number)), sampleDocument(factsOf(number))];
    const summary = await summarise({ paper, document, language: 'ja', model, linkTo: (url) => url });
    papers.push(inEdition(number, summary));
  }
  return sampleEdition({ papers });
}

function inEdition(
  number: number,
  { headline, overview, qa, check, verbatim, coverage, suspicious, model }: Summary,
): EditionPaper {
  const { id, title, authors, published, updated, url, categories } = samplePaper(factsOf(number));
  return {
    ...{ id, title, authors, published, updated, url, categories, sources: ['dair'] },
    // Its text stands for a paper of usual length, of which readers may be shown so many quotes.
    ...{ headline, overview, qa, check, characters: 40_000, verbatim, coverage, suspicious, revised: false, model },
  };
}

/** The command's outcome and what it printed. */
export async function evaluate(edition: Edition, form: 'json' | 'text', folder: string, source: string | undefined) {
  const file = join(folder, `digest.${form}.tmp`);
  writeFileSync(file, form === 'json' ? renderJson(edition, 'https://site.example') : renderText(edition));
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  return { ...(await evaluateEdition(file, { ...(source && { source }), print })), printed };
}

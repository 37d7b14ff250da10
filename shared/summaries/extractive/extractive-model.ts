/** The model that needs no network: it quotes the paper's own sentences, so nothing in it can be invented. */

import { splitSentences } from '../../documents/sentences.ts';
import type { Paper } from '../../papers/paper.ts';
import { restatedQuestion } from '../check/repeat/restated-question.ts';
import type { Draft, DraftSentence, ModelReply, SummaryModel, SummaryRequest } from '../summary.ts';
import { pickAnswers } from './answers/pick-answers.ts';
import { chooseHeadline } from './headline.ts';
import { chooseOverview, chooseShortOverview } from './overview.ts';
import { introducedNames, ordinaryWords, presentedThing, shortName } from './short-name.ts';
import { readSource } from './source-sentences.ts';

/** With fewer quotable sentences beside the abstract, or in all where there is none, there is little to choose from. */
const SHORT_TEXT = { beside: 8, alone: 14 };

/** Deterministic, never throws, costs nothing. Sentences are verbatim; in a Japanese digest only the questions are Japanese. */
export function createExtractiveModel(): SummaryModel {
  return {
    name: 'extractive',
    async draft(request: SummaryRequest): Promise<ModelReply> {
      const usage = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
      return { draft: extract(request), usage, model: 'extractive', verbatim: true };
    },
  };
}

function extract({ paper, document, language }: SummaryRequest): Draft {
  if (document.kind === 'note') return fromNote(paper, document.blocks.map(({ text }) => text).join(' '));
  const { sentences, abstract } = readSource(paper, document);
  const body = sentences.filter(({ part }) => part !== 'abstract' && part !== 'back');
  const enough = abstract.length > 0 ? SHORT_TEXT.beside : SHORT_TEXT.alone;
  const short = body.filter(({ whole }) => whole).length < enough;
  const headline = chooseHeadline(paper, document, abstract, sentences);
  const lead = abstract.length > 0 ? abstract : body.map(({ text }) => text);
  const chosen = short
    ? chooseShortOverview(paper.title, lead, headline)
    : chooseOverview(paper.title, abstract, sentences);
  const texts = sentences.map(({ text }) => text);
  const introduced = introducedNames([headline, ...abstract]);
  const name = shortName(paper, ordinaryWords(texts)) ?? introduced[0];
  const thing = presentedThing([headline, ...abstract]);
  const names = [name, ...introduced, ...(thing ? [`The ${thing}`, `the ${thing}`] : [])].filter(
    (each) => each !== undefined,
  );
  const qa = pickAnswers(sentences, { title: paper.title, told: [headline, ...chosen], names, language })
    .filter(({ question, sentence }) => restatedQuestion(question, sentence.text) === undefined)
    .map(({ question, sentence }) => ({ question, answer: [own(sentence.text)] }));
  return { headline: [own(headline)], overview: chosen.map(own), qa };
}

/** A sentence of the paper's own is its own quote. */
const own = (text: string): DraftSentence => ({ quotes: [text], sentence: text });

/** The curator's note is not the paper: it gives a headline and an overview, and answers nothing. */
function fromNote(paper: Paper, text: string): Draft {
  const note =
    text.trim() || paper.picks.map(({ note: words }) => words.trim()).find((words) => words !== '') || paper.title;
  const sentences = splitSentences(note);
  return { headline: [own(sentences[0] ?? paper.title)], overview: sentences.map(own), qa: [] };
}

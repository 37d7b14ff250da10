/** The model that needs no network: it quotes the paper's own sentences, so nothing in it can be invented. */
import type { Paper } from '../../papers/paper.ts';
import { splitSentences } from '../sentences.ts';
import type { Draft, ModelReply, SummaryModel, SummaryRequest } from '../summary.ts';
import { bestHeadline } from './headline.ts';
import { repeatedTerms } from './names.ts';
import { chooseOverview, chooseShortOverview } from './overview.ts';
import { pickEvidence } from './pick-evidence.ts';
import { askFor } from './questions.ts';
import { readSource, type SourceSentence } from './source-sentences.ts';

/** As many as the reference digest has per paper. */
const MOST_ANSWERS = 10;
/** Without an abstract the headline stands among the first sentences. */
const LEAD_SENTENCES = 20;
/** Fewer sentences than this beside the abstract: the abstract is all there is, and answers need their share of it. */
const SHORT_TEXT = 12;

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
  const short = body.filter(({ whole }) => whole).length < SHORT_TEXT;
  const headline = chooseHeadline(paper.title, abstract, sentences);
  const chosen = short
    ? chooseShortOverview(paper.title, abstract.length > 0 ? abstract : body.map(({ text }) => text), headline)
    : chooseOverview(paper.title, abstract, sentences);
  const overview = chosen.join(' ');
  const evidence = pickEvidence(sentences, overview, MOST_ANSWERS, short ? 0 : undefined);
  const questions = askFor(evidence, paper, repeatedTerms(sentences.map(({ text }) => text)), language);
  const qa = evidence.map(({ sentence }, at) => ({
    question: questions[at]!,
    answer: sentence.text,
    quotes: [sentence.text],
  }));
  return { headline, overview, qa };
}

function chooseHeadline(title: string, abstract: readonly string[], sentences: readonly SourceSentence[]): string {
  const whole = sentences.filter((sentence) => sentence.whole).map(({ text }) => text);
  const candidates = abstract.length > 0 ? abstract : whole.slice(0, LEAD_SENTENCES);
  return candidates[bestHeadline(title, candidates)] ?? sentences[0]?.text ?? title;
}

/** The curator's note is not the paper: it gives a headline and an overview, and answers nothing. */
function fromNote(paper: Paper, text: string): Draft {
  const note =
    text.trim() || paper.picks.map(({ note: words }) => words.trim()).find((words) => words !== '') || paper.title;
  return { headline: splitSentences(note)[0] ?? paper.title, overview: note, qa: [] };
}

/** The model that needs no network: it quotes the paper's own sentences, so nothing in it can be invented. */
import type { Paper } from '../../papers/paper.ts';
import { restatedQuestion } from '../check/repeat/restated-question.ts';
import { isEnglish } from '../check/wording/language-and-style.ts';
import type { Draft, ModelReply, SummaryModel, SummaryRequest } from '../summary.ts';
import { splitSentences } from '../text/sentences.ts';
import { chooseHeadline } from './headline.ts';
import { chooseOverview, chooseShortOverview } from './overview.ts';
import { ordinaryWords, repeatedPhrases } from './paper-names.ts';
import { askFor } from './questions.ts';
import { proposes } from './roles/evidence-roles.ts';
import { genreOf } from './roles/genre.ts';
import { pickEvidence } from './roles/pick-evidence.ts';
import { readSource } from './source-sentences.ts';

/** The reference digest has nine to eleven answers a paper; a reader of eight well-chosen ones misses nothing. */
const ANSWERS = { most: 10, enough: 8 };
/** With fewer quotable sentences beside the abstract, or in all where there is none, there is little to choose from. */
const SHORT_TEXT = { beside: 8, alone: 14 };

/** So many show which language a text is in. */
const TELLING_SENTENCES = 60;

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
  const overview = (
    short ? chooseShortOverview(paper.title, lead, headline) : chooseOverview(paper.title, abstract, sentences)
  ).join(' ');
  const genre = genreOf(document.kind, sentences);
  const evidence = pickEvidence(sentences, overview, { ...ANSWERS, short, genre });
  const texts = sentences.map(({ text }) => text);
  const questions = askFor(evidence, {
    paper,
    kind: document.kind,
    genre,
    proposed: proposes(overview),
    // Noun phrases are told by English words.
    phrases: isEnglish(texts.slice(0, TELLING_SENTENCES).join(' ')) ? repeatedPhrases(texts) : undefined,
    isOrdinary: ordinaryWords(texts),
    language,
  });
  const qa = evidence
    .map(({ sentence }, at) => ({ question: questions[at]!, answer: sentence.text, quotes: [sentence.text] }))
    .filter(({ question, answer }) => restatedQuestion(question, answer) === undefined);
  return { headline, overview, qa };
}

/** The curator's note is not the paper: it gives a headline and an overview, and answers nothing. */
function fromNote(paper: Paper, text: string): Draft {
  const note =
    text.trim() || paper.picks.map(({ note: words }) => words.trim()).find((words) => words !== '') || paper.title;
  return { headline: splitSentences(note)[0] ?? paper.title, overview: note, qa: [] };
}

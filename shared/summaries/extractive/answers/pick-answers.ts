/** Chooses the question-and-answer pairs of a paper: a kind of question, and a sentence that answers it by itself. */
import type { Language } from '../../../language.ts';
import { sayTheSame } from '../../check/repeat/near-duplicate.ts';
import { contained, gramsOf } from '../../text/grams.ts';
import type { SourceSentence } from '../source-sentences.ts';
import { KINDS_OF_EVIDENCE } from './kinds-of-evidence.ts';
import { KINDS_OF_WORK } from './kinds-of-work.ts';
import { OWN_NAME, type QuestionKind } from './question-kind.ts';
import { blemishes, standsAlone } from './stands-alone.ts';

export interface Pair {
  readonly question: string;
  readonly sentence: SourceSentence;
}

export interface Asked {
  readonly overview: readonly string[];
  /** What the work calls itself and the thing it presents: subjects of its own deeds. */
  readonly names: readonly string[];
  /** What questions call the work. */
  readonly subject: string;
  readonly language: Language;
}

/** Eight good pairs say what a reader asks; more would be weaker ones. */
const MOST = 8;
/** Kept below the gates of the checks (.5 and .7, .6 of the overview), so that an answer never stands at their edge. */
const ALIKE = { jaccard: 0.4, containment: 0.6 };
const IN_OVERVIEW = { ja: 0.55, en: 0.75 };
const JAPANESE = /[ぁ-んァ-ヶ]/;
/** In the order in which a reader would ask. */
export const QUESTION_KINDS: readonly QuestionKind[] = [...KINDS_OF_WORK, ...KINDS_OF_EVIDENCE];

interface Candidate {
  readonly kind: QuestionKind;
  readonly sentence: SourceSentence;
  readonly worth: number;
  readonly grams: ReadonlySet<string>;
}

/** Pairs in the order in which a reader would ask; a paper whose sentences answer nothing by themselves has none. */
export function pickAnswers(sentences: readonly SourceSentence[], asked: Asked): Pair[] {
  const told = gramsOf(asked.overview.join(' '));
  const points = asked.overview.map(gramsOf);
  const candidates = sentences
    .filter(({ whole, text }) => whole && standsAlone(text))
    .flatMap((sentence) => kindsOf(sentence, asked.names).map((kind) => candidate(kind, sentence)))
    .filter(
      ({ grams, sentence: { text } }) =>
        contained(grams, told) < IN_OVERVIEW[JAPANESE.test(text) ? 'ja' : 'en'] &&
        !points.some((point) => contained(grams, point) >= ALIKE.containment),
    )
    .toSorted((a, b) => b.worth - a.worth || a.sentence.at - b.sentence.at);
  const questionsOf = ({ asks }: QuestionKind) => asks[asked.language];
  const chosen = choose(candidates, questionsOf);
  return QUESTION_KINDS.flatMap((kind) =>
    chosen
      .filter((each) => each.kind === kind)
      .toSorted((a, b) => a.sentence.at - b.sentence.at)
      .map(({ sentence }, nth) => ({ question: questionsOf(kind)[nth]!.replaceAll('{S}', asked.subject), sentence })),
  );
}

/** Round by round, so that every kind has its best answer before any has a second. */
function choose(candidates: readonly Candidate[], questionsOf: (kind: QuestionKind) => readonly string[]): Candidate[] {
  const chosen: Candidate[] = [];
  const take = (kind: QuestionKind): void => {
    const best = candidates.find(
      (each) => each.kind === kind && !chosen.some((other) => sayTheSame(other.grams, each.grams, ALIKE)),
    );
    if (best) chosen.push(best);
  };
  const rounds = Math.max(...QUESTION_KINDS.map((kind) => questionsOf(kind).length));
  for (let round = 0; round < rounds; round++)
    for (const kind of QUESTION_KINDS) if (round < questionsOf(kind).length && chosen.length < MOST) take(kind);
  return chosen;
}

function kindsOf({ text, part }: SourceSentence, names: readonly string[]): QuestionKind[] {
  const marked = names.reduce((marking, name) => marking.replaceAll(name, OWN_NAME), text);
  const here = QUESTION_KINDS.filter(({ parts }) => parts.has(part));
  if (JAPANESE.test(text)) return here.filter((kind) => kind.saysInJapanese?.test(text));
  return here.filter(
    ({ says, under }) =>
      says.every((pattern) => pattern.test(marked)) || (under?.[0] === part && under[1].test(marked)),
  );
}

function candidate(kind: QuestionKind, sentence: SourceSentence): Candidate {
  const { text, likeText, likeTitle } = sentence;
  const better = kind.better?.test(text) ? 0.3 : 0;
  const unhandy = text.length > 300 || text.length < 60 ? 0.15 : 0;
  const worth = 0.5 * likeText + 0.4 * likeTitle + better - unhandy - blemishes(text);
  return { kind, sentence, worth, grams: gramsOf(text) };
}

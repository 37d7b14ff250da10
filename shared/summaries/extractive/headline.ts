/** The one sentence that says best what a paper contributes. */
import type { PaperDocument } from '../../documents/document.ts';
import type { Paper } from '../../papers/paper.ts';
import { cosine } from '../../papers/ranking/term-vectors.ts';
import { FIELD_NAMES } from '../check/name/headline-names-contribution.ts';
import { namesIn } from './paper-names.ts';
import { WEIGHTS } from './ranking/ranker-weights.ts';
import { sentenceFeatures } from './ranking/sentence-features.ts';
import { contentTerms, vectorOf } from './ranking/terms.ts';
import type { SourceSentence } from './source-sentences.ts';
import { dangling, refusal } from './whole-sentence.ts';

/** More sentences than any abstract has; the ranker's graph features grow with the square of their number. */
const MOST_SENTENCES = 40;
/**
 * How far below the best a sentence may score that tells a contribution, where the best is background: chosen on the training
 * part of SciTLDR, where it wins 0.2 ROUGE-1 (on the development part it costs as much). Outside an abstract the ranker is less sure.
 */
const CONTRIBUTING_IS_WORTH = 0.04;
/** How far below the best a sentence may score that names what the curator or the title names: a headline without it names nothing. */
const NAMING_IS_WORTH = 0.15;

/** Scores of the first 40 sentences as a headline for a paper of that title; comparable within one text alone. */
export function headlineScores(title: string, sentences: readonly string[]): number[] {
  return sentenceFeatures(title, sentences.slice(0, MOST_SENTENCES)).map((features) =>
    WEIGHTS.reduce((total, [name, weight]) => total + weight * (features[name] ?? 0), 0),
  );
}

/** What gets into an abstract from around it; other blemishes of a sentence are borne there. */
const RUBBLE: ReadonlySet<string | undefined> = new Set(['furniture', 'caption', 'glued words']);
const isRubble = (text: string): boolean => RUBBLE.has(refusal(text));

/** Openings that say something only to whoever has read the sentence before. */
const POINTS_BACK =
  /^(?:In addition|Furthermore|Moreover|Additionally|Finally|It|They|Such|Their|Its)\b|^(?:\S+ ){0,5}?(?:[Tt]his (?!paper|work|article|study|note|report)\w|[Tt]hese )/;

/**
 * The abstract's best sentence by the linear ranker; without an abstract, the best of those that open or close the text.
 * What a curator wrote about the paper is a second opinion. The title where there is no sentence at all.
 */
export function chooseHeadline(
  paper: Paper,
  document: PaperDocument,
  abstract: readonly string[],
  sentences: readonly SourceSentence[],
): string {
  const told = abstract.filter((text) => !isRubble(text));
  const candidates = told.length > 0 ? told : outerSentences(sentences);
  const note = vectorOf(contentTerms(paper.picks.map((pick) => pick.note).join(' ')));
  const own = document.title ?? '';
  // Without an abstract the title found in the text helps, unless it is something else that stood in large type.
  const helps =
    abstract.length === 0 &&
    cosine(vectorOf(contentTerms(own)), vectorOf([...contentTerms(paper.title), ...note.keys()])) > 0.1;
  const title = helps ? `${paper.title} ${own}` : paper.title;
  const names = paper.picks.length > 0 ? contributionNames(paper) : [];
  const scores = headlineScores(title, candidates).map((score, at) => {
    const text = candidates[at]!;
    // In an abstract a sentence is read beside its neighbours; elsewhere less makes it unfit.
    const alone = abstract.length > 0 ? (POINTS_BACK.test(text) ? -0.1 : 0) : -0.2 * dangling(text);
    const named = names.some((name) => text.includes(name)) ? NAMING_IS_WORTH : 0;
    return score + alone + named + 0.15 * cosine(vectorOf(contentTerms(text)), note);
  });
  const best = bestContribution(
    candidates,
    scores,
    abstract.length > 0 ? CONTRIBUTING_IS_WORTH : 3 * CONTRIBUTING_IS_WORTH,
  );
  return (
    candidates[best] ??
    sentences.find(({ whole }) => whole)?.text ??
    sentences.find(({ text }) => !isRubble(text))?.text ??
    paper.title
  );
}

/** What the authors say they did. */
const CONTRIBUTES =
  /\b(?:we|this (?:paper|work|article|study|report|note|survey)|our (?:method|approach|model|work|paper|framework|algorithm))\b.{0,60}?\b(?:propos|introduc|present|develop|describ|design|devis|show|demonstrat|stud(?:y|ies)|investigat|explor|analy[sz]|examin|provid|prove|build|releas|argu|extend|address|evaluat|compar|report|offer|formulat|deriv|establish)|本(?:研究|論文|稿|報告)では|提案(?:する|した)|開発した/i;

/** The best of all, or one that tells a contribution and scores within the margin where the best tells none. */
function bestContribution(candidates: readonly string[], scores: readonly number[], margin: number): number {
  const bestOf = (isIt: (text: string) => boolean) =>
    scores.reduce((high, score, at) => (isIt(candidates[at]!) && (high < 0 || score > scores[high]!) ? at : high), -1);
  const best = bestOf(() => true);
  if (best < 0 || CONTRIBUTES.test(candidates[best]!)) return best;
  const telling = bestOf((text) => CONTRIBUTES.test(text));
  return telling >= 0 && scores[telling]! >= scores[best]! - margin ? telling : best;
}

/** Introductions and conclusions say what was done; where no heading tells them, the first sentences do. */
function outerSentences(sentences: readonly SourceSentence[]): string[] {
  const whole = sentences.filter((sentence) => sentence.whole);
  const outer = whole.filter(
    ({ part, relative }) => part === 'introduction' || part === 'conclusion' || part === 'abstract' || relative < 0.15,
  );
  return (outer.length >= 5 ? outer : whole).slice(0, MOST_SENTENCES).map(({ text }) => text);
}

/** Acronyms and coined names in the title and in the curator's short title. */
function contributionNames(paper: Paper): string[] {
  return [paper.title, ...paper.picks.map((pick) => pick.title)]
    .flatMap((title) => namesIn(`: ${title}`))
    .filter((name) => /[A-Z].*[A-Z]|\d/.test(name) && !FIELD_NAMES.has(name.toLowerCase()));
}

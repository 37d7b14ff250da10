/**
 * Results of a week that do not agree, as far as code can tell: two papers tell different figures of one measure on one
 * benchmark. Whether they speak of the same thing only a reader can say, so these are candidates, and both quotes go with them.
 */
import { sentencesOf } from '../parts.ts';
import type { Disagreement, Parts, Sentence, Summary } from '../summary.ts';
import { namesOf } from '../text/names.ts';
import { quantitiesOf } from '../text/quantities/quantities.ts';

/** Shown to a writer at most; a week has one or two. */
const MOST = 5;

/** What results are told in, in either language; the English word names it. */
const MEASURES: readonly (readonly [name: string, said: RegExp])[] = [
  ['accuracy', /\baccurac(?:y|ies)\b|\bacc\b|正答率|正解率|精度/i],
  ['F1', /\b(?:macro-|micro-)?F1\b|F1値/i],
  ['exact match', /\bexact match\b|\bEM\b|完全一致/],
  ['precision', /\bprecision\b|適合率/i],
  ['recall', /\brecall(?:@\d+)?\b|再現率/i],
  ['pass@k', /\bpass@\d+/i],
  ['win rate', /\bwin[- ]rates?\b|勝率/i],
  ['success rate', /\bsuccess rates?\b|成功率/i],
  ['error rate', /\berror rates?\b|\b[WC]ER\b|誤り率|エラー率/],
  ['BLEU', /\bBLEU\b/],
  ['ROUGE', /\bROUGE(?:-[\dL]+)?\b/],
  ['perplexity', /\bperplexit(?:y|ies)\b|\bPPL\b|パープレキシティ/i],
  ['mAP', /\bmAP\b|平均適合率/],
  ['AUC', /\bAU(?:RO)?C\b/],
  ['nDCG', /\bnDCG(?:@\d+)?\b/i],
  ['FID', /\bFID\b/],
  ['latency', /\blatenc(?:y|ies)\b|遅延|レイテンシ/i],
  ['throughput', /\bthroughput\b|スループット/i],
  ['speed-up', /\bspeed-?\s?ups?\b|高速化|倍速/i],
];

interface Told {
  readonly paper: string;
  readonly title: string;
  readonly sentence: Sentence;
  readonly figures: readonly number[];
}

export function disagreementsOf(
  papers: readonly { readonly title: string; readonly summary: Parts<Sentence> & Pick<Summary, 'paperId'> }[],
): Disagreement[] {
  const told = new Map<string, Told[]>();
  for (const { title, summary } of papers)
    for (const { sentence } of sentencesOf(summary)) {
      const figures = figuresIn(sentence.text);
      if (figures.length === 0) continue;
      for (const key of keysOf(sentence))
        told.set(key, [...(told.get(key) ?? []), { paper: summary.paperId, title, sentence, figures }]);
    }
  const shown = new Set<string>();
  return [...told]
    .flatMap(([key, sides]): Disagreement[] => {
      const pair = firstApart(sides);
      const both = pair?.map(({ sentence }) => sentence.text).join('\n') ?? '';
      // Two measures in one sentence make one candidate.
      if (!pair || shown.has(both)) return [];
      shown.add(both);
      const [benchmark, measure] = key.split('\n') as [string, string];
      return [{ benchmark, measure, sides: pair.map(sideOf) }];
    })
    .slice(0, MOST);
}

/** A pair that agrees anywhere is the same result told twice. */
function firstApart(sides: readonly Told[]): readonly [Told, Told] | undefined {
  for (const [at, one] of sides.entries())
    for (const other of sides.slice(at + 1))
      if (one.paper !== other.paper && !one.figures.some((figure) => other.figures.some((each) => same(figure, each))))
        return [one, other];
  return undefined;
}

/** 0.841 and 84.1% are one figure. */
const same = (a: number, b: number): boolean =>
  [a, a * 100, a / 100].some((each) => Math.abs(each - b) <= Math.abs(b) * 1e-9);

function sideOf({ title, sentence, figures }: Told): Disagreement['sides'][number] {
  const holds = ({ quote }: Sentence['evidence'][number]) => figuresIn(quote).some((each) => figures.includes(each));
  const quote = (sentence.evidence.find(holds) ?? sentence.evidence[0])?.quote ?? '';
  return { paper: title, sentence: sentence.text, quote };
}

/** Neither counts of things, nor places in a contest, nor years. */
const figuresIn = (text: string): number[] =>
  quantitiesOf(text)
    .filter(({ value, unit, counts, rank }) => !counts && !rank && (unit !== undefined || value < 1900 || value > 2100))
    .map(({ value }) => value);

/** Each benchmark with each measure that a sentence, or the paper's words that it stands on, speaks of. */
function keysOf({ text, evidence }: Sentence): string[] {
  const said = [text, ...evidence.map(({ quote }) => quote)];
  const measures = MEASURES.filter(([, form]) => said.some((each) => form.test(each))).map(([name]) => name);
  if (measures.length === 0) return [];
  const benchmarks = new Set(said.flatMap((each) => namesOf(each).filter((name) => isBenchmark(name, each))));
  return [...benchmarks].flatMap((name) => measures.map((measure) => `${name}\n${measure}`));
}

const BEFORE = String.raw`\b(?:on|in|across|over|for)\s(?:the\s)?(?:[\w'’-]+\s){0,3}`;
const BEHIND = String.raw`\s?(?:benchmark|data\s?set|test|dev|validation|corpus|leaderboard|の?(?:テスト|検証|開発|評価|ベンチマーク|データ)|[でにの](?:は|も|お|対|、)?)`;

/** A name on which something is measured: "on MMLU", MMLU で, the MMLU test set. */
function isBenchmark(name: string, text: string): boolean {
  if (!/\p{Lu}/u.test(name) || name.length < 3 || MEASURES.some(([, form]) => form.test(name))) return false;
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`${BEFORE}${word}(?![\\w])|(?<![\\w])${word}${BEHIND}`, 'u').test(text);
}

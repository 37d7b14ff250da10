/**
 * The direction in which a number is told. Silent where words of both directions stand near it, and careful where less is better.
 */
import { type Quantity, quantitiesIn, readable } from '../../text/quantities/quantities.ts';

/** Words of one pole and of its other one. */
const AMOUNT = [
  /increas|\brais|\bris(?:e|es|ing)\b|\brose\b|grow|grew|higher|\bmore\b|greater|larger|\bgain|climb|上が|上げ|上昇|増|高ま|高[くい]|多[くい]|伸び|膨ら|拡大|広が/i,
  /decreas|reduc|\bdrop|\bfall|\bfell\b|lower|\bless\b|fewer|smaller|declin|shr[iau]nk|下が|下げ|低下|減|低[くい]|少な|小さ|縮|落ち/i,
] as const;
const GOODNESS = [/improv|better|outperform|改善|向上|優れ|上回/i, /worse|degrad|悪化|悪く|劣|下回/i] as const;
const SPEED = [/fast|speed-?\s?up|quick|高速|速[くい]/i, /slow|低速|遅[くい]/i] as const;
/** What is more is also better, unless it is one of these. */
const COST =
  /error|loss|perplex|time|latenc|cost|memory|rate|delay|misfit|residual|size|parameter|誤り|誤差|損失|時間|費用|コスト|メモリ|遅延|残差|パープレ|サイズ|容量|パラメータ/i;
/** Characters of its clause around a number in which such a word belongs to it. */
const NEAR = 48;
/** What stands behind a number in its own clause: it rises to 1.5, and then falls. */
const ITS_CLAUSE = /^(?:(?!\band then\b|その後)[^.,;、。])*/;

/** Finds a change told against its own figures: "from 51.8 to 84.1 ms" that is called shorter. */
export function directionContradicted(claim: string): string | undefined {
  const turned = read(claim).changes.find(({ from, to, word }) => {
    const pole = poleOf([word], AMOUNT);
    return from.unit?.kind === to.unit?.kind && pole !== 0 && Math.sign(inBase(to) - inBase(from)) === -pole;
  });
  return turned && `the figures go the other way: from ${turned.from.written} to ${turned.to.written}`;
}

/** Finds a number told in another direction than in its evidence: 30%低速 for "30% faster", or from B to A. */
export function directionCarried(sentence: string, evidence: string): string | undefined {
  const [told, held] = [read(sentence), read(evidence)];
  const costs = COST.test(sentence) || COST.test(evidence);
  for (const { value, written, near } of told.numbers) {
    const poles = polesOf([near], costs);
    const there = held.numbers.filter((number) => number.value === value).map((number) => number.near);
    const other = polesOf(there, costs);
    if (poles.some((pole, axis) => pole !== 0 && other[axis] === -pole))
      return `its quotes tell ${written} the other way`;
  }
  const goes = (from: number, to: number) =>
    held.changes.some((change) => change.from.value === from && change.to.value === to);
  const turned = told.changes.find(({ from, to }) => goes(to.value, from.value) && !goes(from.value, to.value));
  return turned && `its quotes go from ${turned.to.written} to ${turned.from.written}`;
}

interface Change {
  readonly from: Quantity;
  readonly to: Quantity;
  /** Where the word stands that names the change: before it in English, behind it in Japanese. */
  readonly word: string;
}

function read(original: string): {
  readonly numbers: readonly (Quantity & { readonly near: string })[];
  readonly changes: readonly Change[];
} {
  const text = readable(original);
  const found = quantitiesIn(text);
  const numbers = found.map((quantity, at) => {
    const before = text.slice(Math.max(found[at - 1]?.end ?? 0, quantity.at - NEAR), quantity.at);
    const behind = text.slice(quantity.end, Math.min(found[at + 1]?.at ?? text.length, quantity.end + NEAR));
    return { ...quantity, near: `${/[^.,;、。]*$/.exec(before)![0]} ${ITS_CLAUSE.exec(behind)![0]}` };
  });
  const changes = found.slice(1).flatMap((to, at): Change[] => {
    const from = found[at]!;
    const between = text.slice(from.end, to.at);
    // 0.3%から0.5%低い is a range.
    const word = /^[^、。\d]{0,8}?(?:に|へ|まで)([^、。\d]{0,14})/.exec(text.slice(to.end))?.[1];
    if (word !== undefined && /^[^、。]{0,8}から[^、。\d]{0,4}$/.test(between)) return [{ from, to, word }];
    const opening = /([^.,;]{0,24})\bfrom\s+\S{0,10}\s?$/.exec(text.slice(0, from.at));
    return opening && /^\s?\S{0,12}\s?to\s(?:about\s)?$/.test(between) ? [{ from, to, word: opening[1]! }] : [];
  });
  return { numbers, changes };
}

const inBase = ({ value, unit }: Quantity): number => value * (unit?.factor ?? 1);

/** 1 or -1, and 0 where neither pole or both stand. */
function poleOf(texts: readonly string[], [plus, minus]: readonly [RegExp, RegExp]): number {
  const standing = (pole: RegExp) => Number(texts.some((text) => pole.test(text)));
  return standing(plus) - standing(minus);
}

/** Amount, goodness, speed. */
function polesOf(texts: readonly string[], costs: boolean): readonly number[] {
  const [amount, goodness, speed] = [AMOUNT, GOODNESS, SPEED].map((axis) => poleOf(texts, axis)) as [
    number,
    number,
    number,
  ];
  if (costs) return [amount, goodness, speed];
  const both = Math.sign(amount + goodness);
  return [both, both, speed];
}

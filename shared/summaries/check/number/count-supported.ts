/**
 * Finds counts written in kanji that the paper does not hold: 五つの条件 for four conditions. A count of things that the
 * sentence itself lists needs no support.
 */
import { type NumberSet, supportsValue } from '../../text/numbers.ts';
import { SMALLEST_CLAIM } from '../thresholds.ts';

const DIGITS = '〇一二三四五六七八九';
const COUNT =
  /(?<![〇一二三四五六七八九十百千万億数何幾第\d])([一二三四五六七八九十百千]{1,6})(?:つ|個|件|本|人|回|通り|種|倍|段階|層|言語|語|年間|か月|ヶ月|週間|日間|時間|秒|項目|社|名|枚|台|組|周|点|ページ|問|題|モデル|手法|論文|分野|割)/g;
/** What parts the items of a list. */
const BETWEEN_ITEMS = /[、,，・と]|および|または|ならびに/g;

export function countSupported(claim: string, source: NumberSet): string | undefined {
  for (const sentence of claim.split(/(?<=[。.!?！？])/)) {
    const listed = (sentence.match(BETWEEN_ITEMS)?.length ?? 0) + 1;
    for (const [written, numeral] of sentence.matchAll(COUNT)) {
      const value = numberOf(numeral!);
      const tenths = written.endsWith('割');
      if (!tenths && (value < SMALLEST_CLAIM || value <= listed)) continue;
      if (supportsValue(tenths ? { value: value * 10, unit: '%' } : { value, unit: '' }, source)) continue;
      return `the paper does not count ${written} (${value})`;
    }
  }
  return undefined;
}

/** 二十五 is 25, 千二百 is 1,200. */
function numberOf(numeral: string): number {
  let [total, digit] = [0, 0];
  for (const sign of numeral) {
    const power = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (power === undefined) digit = DIGITS.indexOf(sign);
    else {
      total += (digit || 1) * power;
      digit = 0;
    }
  }
  return total + digit;
}

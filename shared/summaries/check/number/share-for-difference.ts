/**
 * Finds a share told as a difference, and the reverse: 40%少ない where the paper says "40% of the size", 40%の大きさ where it says
 * "40% smaller". Silent unless every place in the paper where that percentage stands is of the other kind.
 */

const DIFFERENCE =
  /(\d+(?:\.\d+)?)%(?:ほど|程度|も|だけ|近く|以上)?の?(?:少な|小さ|低[くい減下]|減|短[くいか縮]|削減|節約|安[くい])/g;
const SHARE =
  /(\d+(?:\.\d+)?)%(?:ほど|程度)?の(?:大きさ|サイズ|長さ|規模|容量|時間|費用|コスト|メモリ)(?!削減|短縮|節約|低下|減少)/g;
const OF = /^\s*(?:%|percent|per cent)\s+(?:of|as)\b/i;
const CHANGE =
  /\b(?:less|fewer|lower\w*|smaller|cheaper|faster|slower|shorter|larger|higher|more|reduc\w*|decreas\w*|drop\w*|sav\w*|cut|cuts|cutting|remov\w*|shrink\w*|improv\w*|increas\w*|gains?|grow\w*|off|decline\w*|fall\w*|fell|compress\w*)\b/i;
/** Characters before and behind a percentage in which a word of change would belong to it. */
const AROUND = 50;

export function shareForDifference(claim: string, source: string): string | undefined {
  const plain = claim.normalize('NFKC');
  for (const [told, percent] of plain.matchAll(DIFFERENCE)) {
    if (everyPlace(percent!, source, (behind, around) => OF.test(behind) && !CHANGE.test(around)))
      return `the paper gives ${percent}% as a share of the whole, not as a difference: "${told}"`;
  }
  for (const [told, percent] of plain.matchAll(SHARE)) {
    if (everyPlace(percent!, source, (behind, around) => !OF.test(behind) && CHANGE.test(around)))
      return `the paper gives ${percent}% as a difference, not as a share of the whole: "${told}"`;
  }
  return undefined;
}

/** True when the percentage stands in the source and every place of it is as asked. */
function everyPlace(percent: string, source: string, isSo: (behind: string, around: string) => boolean): boolean {
  const places = [
    ...source.matchAll(new RegExp(`(?<![\\d.])${percent.replace('.', '\\.')}(?=\\s?(?:%|percent|per cent))`, 'gi')),
  ];
  return (
    places.length > 0 &&
    places.every(({ index }) => {
      const end = index + percent.length;
      // A word of change beyond the next number belongs to that one.
      const before = /\D*$/.exec(source.slice(Math.max(0, index - AROUND), index))![0];
      const behind = /^\D*/.exec(source.slice(end, end + AROUND))![0];
      return isSo(behind, before + behind);
    })
  );
}

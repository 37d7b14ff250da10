/**
 * Finds a paper's own names written in kana: ミニ・ジェミニ for Mini-Gemini. Kana and Latin are compared by their consonants,
 * as far as Japanese keeps them apart, and only names with capitals inside or a hyphen between capitals are looked for, since
 * ordinary words (トランスフォーマー) are rightly written in kana.
 */
const KANA: readonly (readonly [string, string])[] = [
  ['カキクケコヵヶ', 'k'],
  ['ガギグゲゴ', 'g'],
  ['サシスセソ', 's'],
  ['ザズゼゾ', 's'],
  ['ジヂ', 'g'],
  ['タチツテト', 't'],
  ['ダヅデド', 't'],
  ['ナニヌネノン', 'n'],
  ['ハヒフヘホ', 'h'],
  ['バビブベボヴ', 'b'],
  ['パピプペポ', 'p'],
  ['マミムメモ', 'm'],
  ['ラリルレロ', 'r'],
  ['ヤユヨ', 'y'],
  ['ワヲ', 'w'],
];
const CONSONANT = new Map(KANA.flatMap(([kana, consonant]) => [...kana].map((sign) => [sign, consonant] as const)));

const LATIN: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'h'],
  [/ch|tch/g, 't'],
  [/sh|th/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/[jg]/g, 'g'],
  [/z/g, 's'],
  [/d/g, 't'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/f/g, 'h'],
  [/(?:w|y|h|r)(?![aeiou])/g, ''],
  [/[aeiou]/g, ''],
  [/[^a-z]/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Shorter skeletons fit too many words. */
const SHORTEST = 4;

/** Names with capitals inside, or hyphens between capitals. */
const NAME = /(?<![A-Za-z])(?:[A-Z][a-z]+(?:-[A-Z][A-Za-z]+)+|[A-Z]?[a-z]+[A-Z][A-Za-z]*)/g;

/** Consonants of the paper's own names, and the names. */
export function kanaNames(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of new Set(text.match(NAME))) {
    const skeleton = skeletonOfLatin(name);
    if (skeleton.length >= SHORTEST) names.set(skeleton, name);
  }
  return names;
}

export function transliteratedName(claim: string, names: ReadonlyMap<string, string>): string | undefined {
  for (const word of claim.match(/[ァ-ヶー・]{4,}/g) ?? []) {
    const name = names.get(skeletonOfKana(word));
    if (name) return `"${word}" is ${name}; keep the paper's spelling`;
  }
  return undefined;
}

const skeletonOfKana = (word: string): string =>
  [...word]
    .map((sign) => CONSONANT.get(sign) ?? '')
    .join('')
    .replace(/(.)\1+/g, '$1');

const skeletonOfLatin = (name: string): string =>
  LATIN.reduce((text, [from, to]) => text.replace(from, to), name.toLowerCase().replace(/[^a-z]/g, ''));

/** Finds a change told against its own figures: "from 51.8 to 84.1" that is called shorter. */

const NUMBER = '(\\d[\\d,]*(?:\\.\\d+)?)';
const JAPANESE = new RegExp(
  `${NUMBER}([^\\d、。]{0,8}?)から(?:[^\\d、。]{0,4})${NUMBER}([^\\d、。]{0,8}?)(?:に|へ|まで)(?:と)?([^\\d、。]{0,10})`,
  'g',
);
const ENGLISH = new RegExp(
  `\\b(rises?|rose|grows?|grew|increases?|increased|climbs?|falls?|fell|drops?|dropped|decreases?|decreased|shrinks?|shrank|declines?|declined) from (?:about )?${NUMBER}([^\\d,.;]{0,12}?) to (?:about )?${NUMBER}([^\\d,.;]{0,12})`,
  'gi',
);
const UP = /上が|増|伸び|上昇|膨ら|拡大|高ま|高く|広が|^(?:ris|ros|grow|grew|increas|climb)/i;
const DOWN = /下が|減|落ち|低下|短縮|縮|小さく|短く|下げ|低く|削減|圧縮|^(?:fall|fell|drop|decreas|shr|declin)/i;

export function directionContradicted(claim: string): string | undefined {
  const plain = claim.normalize('NFKC');
  for (const [told, from, fromUnit, to, toUnit, word] of plain.matchAll(JAPANESE)) {
    if (isAgainst(word!, from!, fromUnit!, to!, toUnit!)) return reasonFor(told);
  }
  for (const [told, word, from, fromUnit, to, toUnit] of plain.matchAll(ENGLISH)) {
    if (isAgainst(word!, from!, fromUnit!, to!, toUnit!)) return reasonFor(told);
  }
  return undefined;
}

const reasonFor = (told: string): string => `the figures go the other way: "${told.slice(0, 60)}"`;

function isAgainst(word: string, from: string, fromUnit: string, to: string, toUnit: string): boolean {
  // Another unit behind the second number, and the digits alone tell nothing.
  const first = fromUnit.trim();
  if (first !== '' && toUnit.trim() !== '' && !toUnit.trim().startsWith(first)) return false;
  const change = numberOf(to) - numberOf(from);
  return (UP.test(word) && !DOWN.test(word) && change < 0) || (DOWN.test(word) && !UP.test(word) && change > 0);
}

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));

/** Finds numbers told as negative that the paper has without a minus and not as a fall: −42.2 for an interval from 42.2. */
const NEGATIVE = /(?<![a-z\d.)\]][\s]?)[-−](\d[\d,]*(?:\.\d+)?)/gi;
const MINUS = /(?<![a-z\d])[-−–—]\s?$|\b(?:minus|negative)\s$/i;
/** A fall may rightly be told with a minus. */
const FALL =
  /\b(?:drop\w*|decreas\w*|reduc\w*|fall\w*|fell|low\w+|loss\w*|los[et]\w*|less|fewer|below|declin\w*|wors\w*|degrad\w*|behind|down|shr[iau]nk\w*|sav\w*|cuts?)\b/i;
/** Characters of its sentence before a number, and behind it, in which such a word belongs to it. */
const BEFORE = 80;
const BEHIND = 40;

export function signSupported(claim: string, source: string): string | undefined {
  for (const [told, digits] of claim.normalize('NFKC').matchAll(NEGATIVE)) {
    const places = placesOf(digits!, source);
    if (places.length === 0) continue;
    const borne = places.some(({ before, behind }) => MINUS.test(before) || FALL.test(before) || FALL.test(behind));
    if (!borne) return `the paper gives ${digits} without a minus, not ${told}`;
  }
  return undefined;
}

function placesOf(digits: string, source: string): { before: string; behind: string }[] {
  const written = digits.replace(/[.,]/g, (sign) => (sign === ',' ? ',?' : '\\.'));
  return [...source.matchAll(new RegExp(`(?<![\\d.])${written}(?![\\d]|\\.\\d)`, 'g'))].map(({ index }) => ({
    before: source.slice(Math.max(0, index - BEFORE), index).replace(/^.*[.;]\s/s, ''),
    behind: source.slice(index + digits.length, index + digits.length + BEHIND).replace(/[.;]\s.*$/s, ''),
  }));
}

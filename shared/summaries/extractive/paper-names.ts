/** What a sentence is about, in the paper's own spelling: names, and noun phrases. */

const NAME = /(?<![\p{L}\p{M}\d'’])[A-Za-z][A-Za-z0-9]*(?:[-+/.][A-Za-z0-9]+)*(?![\p{L}\p{M}])/gu;
/** Capitalised or not, these name nothing. */
const COMMON = new Set(
  (
    'the a an this that these those we our it its in on for with and or but as at by to of from is are was were be can will not new result results method ' +
    'methods model models data paper work study using based however also both such each all many most more than when while if then there their they here how ' +
    'what which why who where after before between during through over under into about because so no yes table tables figure figures section sections et al i e g ' +
    'http https www com although since first second third finally further moreover furthermore thus hence one two three four five see eq fig figs sec appendix ' +
    'algorithm algorithms theorem lemma item items equation equations phase step part chapter january february march april may june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday cf vs due given let note'
  ).split(' '),
);
/** Units of measure and bare labels. */
const UNIT =
  /^(?:[KMGTP]i?[Bb]|[kMG]?Hz|ms|ns|km|cm|mm|nm|kg|ps|GPU-hours|[IVXL]+|U\.[SK]|[A-Z]\d{1,2}|[A-Z]{1,2}\d?-?\d?|RQ\d|Q&A)$/;
/** `AI-generated` says something of a thing and is none. */
const QUALIFIES = /-(?:[a-z]+ed|driven|aware|free|specific|like|level|style|only)$/;
/** What may stand between two words of one name: `Needle In A Haystack`, `University of Cambridge`. */
const INSIDE_NAME = /^ (?:(?:(?:In|A|An|Of|The|For|And|To|On|As|Is|All|You) ){1,2}|of (?:the )?)?$/;
/** Such short ones are names all the same. */
const SHORT_NAME = /^(?:AI|ML|QA|R2|UI|RL|3D|2D|CV|IR|IE)$/;

/**
 * Names in the sentence: acronyms, words with digits or inner capitals first, then capitalised words (`Wall Street Journal` is one);
 * each group in order and without repeats. Citations and the word that opens the sentence are left out.
 */
export function namesIn(sentence: string): string[] {
  const text = sentence
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(
      /\([^()]{0,80}\((?:19|20)\d\d[a-z]?\)\)|\b(?:work|stud(?:y|ies)|paper|approach|proposed|introduced|developed|suggested|described) (?:of|by) [A-Z][\p{L}-]+(?: (?:and|&) [A-Z][\p{L}-]+)?/gu,
      ' , ',
    )
    .replace(/\([^()]*\b(?:19|20)\d\d[a-z]?[^()]*\)|\[[^\]]*\]|\b[A-Z][a-z]+ et al\.?/g, ' , ');
  const telling: string[] = [];
  const capital: string[] = [];
  let last: { end: number; list: string[] } | undefined;
  for (const match of text.matchAll(NAME)) {
    const word = match[0];
    const opens = /(?:^|[.!?:“"]\s*)$/.test(text.slice(0, match.index).trimEnd());
    if (
      word.length < 2 ||
      QUALIFIES.test(word) ||
      COMMON.has(word.toLowerCase()) ||
      (UNIT.test(word) && !SHORT_NAME.test(word))
    )
      continue;
    const tells = (word.match(/[A-Z]/g)?.length ?? 0) >= 2 || /^[A-Z].*\d/.test(word) || /^[a-z]+[A-Z]/.test(word);
    if (!tells && !(/^[A-Z][a-z]/.test(word) && !opens)) continue;
    const between = last && text.slice(last.end, match.index);
    if (last && between !== undefined && INSIDE_NAME.test(between)) {
      last.list[last.list.length - 1] += `${between}${word}`;
      last.end = match.index + word.length;
      continue;
    }
    const list = tells ? telling : capital;
    list.push(word);
    last = { end: match.index + word.length, list };
  }
  return [...new Set([...telling, ...capital].filter((name) => name.length <= 32))];
}

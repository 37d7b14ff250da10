/** What a sentence is about, in the paper's own spelling: names first, else terms that the paper keeps using. */
import { contentTerms } from './terms.ts';

const NAME = /[A-Za-z][A-Za-z0-9]*(?:[-+/.][A-Za-z0-9]+)*/g;
const COMMON = new Set(
  (
    'the a an this that these those we our it its in on for with and or but as at by to of from is are was were be can will not new result results method ' +
    'methods model models data paper work study using based however also both such each all many most more than when while if then there their they here how ' +
    'what which why who where after before between during through over under into about because so no yes table figure section et al i e g http https www com ' +
    'although since first second third finally further moreover furthermore thus hence one two three see eq fig sec appendix january february march april may june july ' +
    'august september october november december'
  ).split(' '),
);

/** Names in the sentence: acronyms, words with digits, capitalised words inside it; in order, without repeats. */
export function namesIn(sentence: string): string[] {
  const text = sentence
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\([^()]*\b(?:19|20)\d\d[a-z]?[^()]*\)|\[[^\]]*\]/g, ' ');
  const found: string[] = [];
  for (const match of text.matchAll(NAME)) {
    const word = match[0];
    const before = text.slice(0, match.index).trimEnd();
    const opens = before === '' || /[.!?:“"]$/.test(before);
    const telling = (word.match(/[A-Z]/g)?.length ?? 0) >= 2 || /^[A-Z].*\d/.test(word);
    const capital = /^[A-Z][a-z]/.test(word) && !opens;
    if (
      word.length < 2 ||
      COMMON.has(word.toLowerCase()) ||
      /\bet$/.test(
        text
          .slice(match.index + word.length)
          .slice(0, 3)
          .trim(),
      )
    )
      continue;
    if ((telling || capital) && !found.includes(word)) found.push(word);
  }
  return found;
}

/** Two- and three-word terms that the document repeats, most frequent first: mostly noun phrases such as `attention matrix`. */
export function repeatedTerms(sentences: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const term of new Set(termsIn(sentence))) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) if (count < 2) counts.delete(term);
  return counts;
}

/** Runs of two or three plain content words of the sentence. */
export function termsIn(sentence: string): string[] {
  const found: string[] = [];
  for (const run of sentence.toLowerCase().split(/[^a-z0-9\s-]+|\s-+\s/)) {
    const words = run.trim().split(/\s+/);
    for (let at = 0; at < words.length; at++)
      for (const length of [3, 2]) {
        const part = words.slice(at, at + length);
        if (part.length === length && part.every(isPlain)) found.push(part.join(' '));
      }
  }
  return found;
}

const NOT_IN_TERMS =
  /^(?:we|our|us|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|will|would|should|must|the|a|an|this|that|these|those|it|its|they|their|there|here|which|who|whose|what|when|where|how|why|than|then|so|such|as|at|by|for|from|in|into|of|on|onto|to|with|without|within|over|under|between|among|through|during|before|after|about|against|and|or|but|nor|if|because|while|although|however|also|only|very|more|most|much|many|few|less|least|each|every|any|all|some|both|either|neither|no|not|one|two|three|four|five|first|second|same|other|another|own|new|using|used|use|uses|show|shows|shown|achieve|achieves|achieved|based|given|made|make|makes|found|find|get|gets|take|takes|able|different|several|various|well|better|best|good|large|larger|small|smaller|high|higher|low|lower|i\.e|e\.g|et|al|ever|even|just|still|yet|too|up|down|out|off|per|via|vs|like|times|that's|respectively|significantly|directly|recently|widely)$/;

function isPlain(word: string): boolean {
  return (
    word.length >= 3 &&
    /^[a-z][a-z0-9-]*$/.test(word) &&
    !NOT_IN_TERMS.test(word) &&
    !/(?:ly|ing|ed)$/.test(word) &&
    contentTerms(word).length > 0
  );
}

/** The name that people call a work by, where it has one. */
import type { Paper } from '../../papers/paper.ts';

/** Latin without accents, or Japanese: what stands in a question of either language without looking foreign to it. */
const PLAIN_NAME = /^[\x20-\x7Eぁ-んァ-ヶー一-龠々・：（）「」’–—]+$/;
/** A phrase with one of these tells what a paper is about, or teases; it is not what people call it. Labels of a genre (`SoK: …`) neither. */
const PHRASE =
  /\b(?:in|on|for|of|with|to|the|an?|and|or|from|by|at|via|as|how|why|what|when|is|are|do|does|can|we|you|not|no|there|yet|every|all|towards?|beyond|some|more|less|is|it|this|that)\b|^(?:SoK|WIP|RFC)$|^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b/i;
/** An acronym, an inner capital or a digit: nobody writes an ordinary word so. */
const COINED = /[a-z][A-Z]|[A-Z]{2}|[A-Za-z]\d/;
const LONGEST = { characters: 30, words: 4 };

/**
 * The list's short title, what stands before the title's colon, or the title itself; undefined when none of them is a name.
 * @param isOrdinary whether the paper's own text writes the word in lower case, as it does with what is no name
 */
export function shortName(paper: Paper, isOrdinary: (word: string) => boolean): string | undefined {
  const isNew = (word: string) => !isOrdinary(word);
  const picked = paper.picks
    .map(({ title }) => title.trim())
    .find((name) => isName(name) && (COINED.test(name) || name.split(/\s+/).some(isNew)));
  if (picked !== undefined) return picked;
  const beforeSign = /^(.{2,30}?)(?::\s|\s[-–—]\s|,\s(?:an?|the|our)\s)/i.exec(paper.title)?.[1]?.trim() ?? '';
  // A title is written by no curator: of it only a coined name or a single new word is one.
  return [beforeSign, paper.title].find(
    (name) => isName(name) && (COINED.test(name) || (!/\s/.test(name) && isNew(name))),
  );
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > LONGEST.characters || name.split(/\s+/).length > LONGEST.words) return false;
  return PLAIN_NAME.test(name) && !PHRASE.test(name) && !name.includes(',');
}

/** Tells of a word whether the sentences have it in lower case; what never stands so is a name. */
export function ordinaryWords(sentences: readonly string[]): (word: string) => boolean {
  const known = new Set(
    sentences.flatMap(
      (sentence) => sentence.replace(/https?:\/\/\S+/g, ' ').match(/(?<![\p{L}\d./@-])\p{Ll}[\p{L}\d-]*/gu) ?? [],
    ),
  );
  return (word) => known.has(word.toLowerCase()) || known.has(`${word.toLowerCase()}s`);
}

/** `We present FlashAttention, …`: the authors themselves give the work its name, and not that of something they use. */
const PRESENT = String.raw`\b(?:[Ww]e|[Tt]his (?:paper|work|article|study|note|report)) (?:\w+ly |also |first )?(?:propos|introduc|present|describ|releas|develop|design)\w*`;
const NAMES_IT: readonly RegExp[] = [
  new RegExp(
    String.raw`${PRESENT} (?:the |our )?([A-Z][\w+-]*)(?=,| \(|:| [–—]|\.| (?:benchmark|data ?set|corpus|package|toolkit|system|parser|model|framework|library)\b)`,
  ),
  // Several words in capitals are a name where the sentence goes on to say what bears it.
  new RegExp(String.raw`${PRESENT} ([A-Z][\w+-]*(?: [A-Z][\w+-]*){1,2})(?=, (?:an?|the|our|which)\b| \()`),
  new RegExp(
    String.raw`${PRESENT} (?:an?|the|our) (?:[\w-]+ ){1,8}?(?:called|named|dubbed|termed) ([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,2})(?![\w+-])`,
  ),
  // No preposition may stand before the brackets: what is named then is the field, not the work.
  new RegExp(
    String.raw`${PRESENT} (?:(?!(?:for|of|in|on|to|with|from|using|by|and|that|which|based)\b)[\w-]+ ){1,8}\(([A-Z][\w+-]*)\)`,
  ),
];

/** Names that the abstract gives to what it presents, in its order: coined ones, or several words in capitals. */
export function introducedNames(abstract: readonly string[]): string[] {
  const given = abstract.flatMap((sentence) => NAMES_IT.map((pattern) => pattern.exec(sentence)?.[1]));
  return [...new Set(given)].filter(
    (name) => name !== undefined && (COINED.test(name) || / /.test(name)) && !/-[a-z]+$/.test(name) && isName(name),
  ) as string[];
}

/** `We present a new parser that …`: the kind of thing that the work presents. */
const PRESENTS =
  /\b(?:we|this (?:paper|work|article|study|note|report)) (?:\w+ly |also |first )?(?:propos|introduc|present|describ|develop)\w* (?:an?|the|our|two|three) (?:[\w-]+ ){0,5}?([a-z]{3,}(?:er|or)|(?:model|system|method|approach|algorithm|architecture|network|framework|package|language|mechanism|technique|measure|metric|corpus|data ?set|benchmark|formalism|procedure|machine|kernel|grammar|library))(?![\w-])/i;

/** That thing as the paper speaks of it, `The parser`; undefined where the abstract presents none. */
export function presentedThing(abstract: readonly string[]): string | undefined {
  return abstract.map((sentence) => PRESENTS.exec(sentence)?.[1]).find((noun) => noun !== undefined);
}

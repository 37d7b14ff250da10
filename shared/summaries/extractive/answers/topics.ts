/** What a sentence is about, in the paper's own words: the noun phrases that the paper keeps coming back to. */
/** Words that end a noun phrase: articles, prepositions, conjunctions, pronouns, auxiliaries, adverbs, and verbs that every paper uses. */
const FUNCTION = new Set(
  (
    'a an the this that these those such each every both either neither all any some no our its their his her your my we it they he she you i us them who whom whose which what ' +
    'of in on at by for from to into onto with within without under over above below between among across through during before after since until against toward towards via per than as like upon about around along behind beside beyond despite except near off out up down ' +
    'and or but nor so yet if then else when where while whereas because although though unless whether once how why ' +
    'is are was were be been being am has have had having do does did done can could may might must shall should will would cannot not ' +
    'also only very more most less least much many few several other others another same own even just still already often always never again too almost rather quite however therefore thus hence moreover furthermore instead otherwise there here now well far ' +
    'use uses used using show shows shown showed showing find finds found give gives gave given get gets make makes made take takes took need needs needed require requires required allow allows allowed provide provides provided ' +
    'achieve achieves achieved lead leads led result resulted become becomes became remain remains see seen let set sets based due versus vs associated related compared according still ever whilst amongst further additional mentioned above-mentioned so-called one two three four five six seven eight nine ten hundred hundreds thousand thousands million millions billion billions dozen dozens et al respectively ' +
    'first second third last next new following proposed different various certain particular'
  ).split(' '),
);
const INDEFINITE = /^(?:an?|each|every|any|one|another|either|no)$/;
const DEFINITE = /^(?:the|our|its|their|this)$/;
const PREPOSITION =
  /^(?:of|in|on|for|with|by|from|between|without|all|some|many|more|most|these|and|or|as|than|via|per|such)$/;
/** Behind it stands a verb. */
const VERBAL = /^(?:to|we|they|it|you|i|which|who|can|could|may|might|must|shall|should|will|would|not|do|does|did)$/;
/** Nouns that say nothing of what a paper is about unless another word stands before them. */
const BARE = new Set(
  (
    'paper work article study studies section figure table appendix author authors reader approach approaches method methods system systems model models algorithm algorithms technique techniques ' +
    'result results experiment experiments evaluation analysis performance number numbers value values set sets case cases example examples problem problems way ways time times fact order part parts ' +
    'point points level levels kind kinds type types amount addition use question questions issue issues idea ideas order group groups step steps data task tasks information process change changes effect effects ' +
    'difference differences improvement comparison rest goal aim reason reasons form forms term terms state effort end line lines size rate contrast practice general total average future instance present research conclusion factor factors fraction degree range impact context purpose role aspect aspects combination majority presence sample samples proxy ability quality identity nature consequence advantage advantages power extent world home condition conditions'
  ).split(' '),
);
const LONGEST = 4;
/** How often a phrase occurs before the paper is held to come back to it; a text of fewer sentences has no room for that. */
const OFTEN = { times: 3, from: 40 };
const WORD = /[\p{L}\p{N}]+(?:[-–'’/][\p{L}\p{N}]+)*/gu;
const JAPANESE = /[ぁ-んァ-ヶ]/;
/** Set solid in kanji, katakana or Latin, and a particle behind it. */
const JAPANESE_NOUN =
  /(?<![一-龠々ァ-ヶーA-Za-z\d・-])(?!\d+年?[はがをのにでと])[一-龠々ァ-ヶーA-Za-z\d・-]{2,16}(?=は|が|を|の|に|で|と)/g;
const JAPANESE_BARE =
  /^(?:本|我々|筆者|提案|手法|方法|結果|図|表|式|研究|論文|今回|場合|必要|以上|以下|それぞれ|ため|こと|前|後|上|下|今後|現在|実験|次|第)|的$/;

interface Counts {
  all: number;
  /** At the end of a run: what follows ends a noun phrase. */
  ends: number;
  /** Of those that a run begins with, what stands before: an article, a word like `each`, a preposition, or a word that verbs follow. */
  the: number;
  indefinite: number;
  bare: number;
  asVerb: number;
  /** Before an article or a number: what has an object is a verb. */
  taking: number;
  /** Written with a small first letter. */
  small: number;
}

/** As long as before, so that places stay. */
const withoutCitations = (sentence: string): string =>
  sentence.replace(/\([^()]*\b(?:19|20)\d\d[a-z]?\)|\[[^\][]*\]/g, (cited) => ';'.repeat(cited.length));

interface Run {
  readonly words: readonly string[];
  /** Words that stand next to it, unless a sign lies between. */
  readonly before: string;
  readonly after: string;
  /** Where it begins in the sentence. */
  readonly at: number;
}

/** Words of the sentence, and the runs of them that no function word, sign or number interrupts. */
function runsOf(sentence: string): Run[] {
  const runs: (Run & { after: string })[] = [];
  let run: string[] = [];
  let before = '';
  let end = 0;
  let start = 0;
  const close = (): void => {
    if (run.length > 0) runs.push({ before, words: run, at: start, after: '' });
    run = [];
  };
  for (const match of withoutCitations(sentence).matchAll(WORD)) {
    const [word] = match;
    const joined = sentence.slice(end, match.index) === ' ';
    if (!joined) {
      close();
      before = '';
    }
    if (FUNCTION.has(word.toLowerCase()) || /^\d|ly$/.test(word)) {
      const open = run.length > 0;
      close();
      if (open && joined) runs.at(-1)!.after = word;
      before = word.toLowerCase();
    } else {
      if (run.length === 0) start = match.index;
      run.push(word);
    }
    end = match.index + word.length;
  }
  close();
  return runs;
}

/** Pieces of a run that could be a noun phrase, longest first: its end, or its beginning up to a plural, which a verb follows. */
function pieces({ words }: Run): (readonly string[])[] {
  const lengths = Array.from({ length: Math.min(LONGEST, words.length) }, (_, at) => at + 1).toReversed();
  const beginnings = lengths.map((length) => words.slice(0, length)).filter((piece) => /[^su]s$/.test(piece.at(-1)!));
  return [...beginnings, ...lengths.map((length) => words.slice(words.length - length))];
}

/**
 * For any sentence of the paper its topics, best first, as a question names them: `the learning rate`, `attention heads`.
 * @param sentences of the whole paper, which tell what is a noun phrase in it and what it often speaks of
 */
export function topicsIn(sentences: readonly string[]): (sentence: string) => string[] {
  const counts = new Map<string, Counts>();
  const japanese = new Map<string, number>();
  for (const sentence of sentences) {
    if (JAPANESE.test(sentence))
      for (const [noun] of sentence.matchAll(JAPANESE_NOUN)) japanese.set(noun, (japanese.get(noun) ?? 0) + 1);
    else for (const run of runsOf(sentence)) countRun(run, counts);
  }
  const isPhrase = (words: readonly string[]): boolean => {
    // Two words together say more than one.
    const often = sentences.length < OFTEN.from ? 1 : OFTEN.times - Number(words.length > 1);
    if (/^.$|(?:ed|ous|ible|ful|less|icient)$/.test(words.at(-1)!)) return false;
    const known = counts.get(words.join(' ').toLowerCase());
    if (known === undefined || known.all < often || known.asVerb > known.all * 0.15) return false;
    if (known.taking > known.ends / 2) return false;
    const nouns = known.the + known.indefinite + known.bare;
    if (known.ends < Math.max(Math.min(2, often), known.all * 0.3) || nouns < 1) return false;
    if (words.length > 1) return !words.every((word) => BARE.has(word.toLowerCase()));
    const [word] = words as [string];
    if (BARE.has(word.toLowerCase()) || nouns < often) return false;
    // A noun by its articles, its plural, its capital or its ending; else it could be an adjective.
    return (
      known.the + known.indefinite > nouns / 3 ||
      /^\p{Lu}.*\p{Lu}|[^su]s$|(?:tion|sion|ity|ness|ment|ance|ence|cy|ism|age|ure)$/u.test(word)
    );
  };
  return (sentence) => {
    if (JAPANESE.test(sentence))
      return [...sentence.matchAll(JAPANESE_NOUN)]
        .map(([noun]) => noun)
        .filter(
          (noun) => (japanese.get(noun) ?? 0) >= (sentences.length < OFTEN.from ? 1 : 2) && !JAPANESE_BARE.test(noun),
        )
        .toSorted((a, b) => japanese.get(b)! - japanese.get(a)!);
    return runsOf(sentence)
      .flatMap((run) => {
        const words = pieces(run).find(isPhrase);
        if (words === undefined) return [];
        const known = counts.get(words.join(' ').toLowerCase())!;
        const worth = Math.log(known.all) + (words.length > 1 ? 2 : 0) - (run.after === 'of' ? 3 : 0) - run.at / 60;
        return [{ name: named(words, known), worth }];
      })
      .toSorted((a, b) => b.worth - a.worth)
      .map(({ name }) => name);
  };
}

function countRun({ before, words, after }: Run, counts: Map<string, Counts>): void {
  const lower = words.map((word) => word.toLowerCase());
  for (let from = 0; from < lower.length; from++)
    for (let to = from + 1; to <= Math.min(lower.length, from + LONGEST); to++) {
      const key = lower.slice(from, to).join(' ');
      const count = counts.get(key) ?? {
        all: 0,
        ends: 0,
        the: 0,
        indefinite: 0,
        bare: 0,
        asVerb: 0,
        taking: 0,
        small: 0,
      };
      counts.set(key, count);
      count.all++;
      if (words[from] === lower[from]) count.small++;
      if (from === 0 && VERBAL.test(before)) count.asVerb++;
      if (to < lower.length) continue;
      count.ends++;
      if (/^(?:an?|the|our|\d.*)$/i.test(after)) count.taking++;
      if (from > 0) continue;
      if (DEFINITE.test(before)) count.the++;
      else if (INDEFINITE.test(before)) count.indefinite++;
      else if (PREPOSITION.test(before)) count.bare++;
    }
}

/** With the article that the paper gives it most, and small where the paper mostly writes it so. */
function named(words: readonly string[], { the, indefinite, bare, small, all }: Counts): string {
  const [first, ...rest] = words;
  const phrase = [/^[A-Z][a-z]+$/.test(first!) && small > all / 2 ? first!.toLowerCase() : first!, ...rest].join(' ');
  const nouns = the + indefinite + bare;
  const plural = /[^su]s$/.test(phrase);
  if (plural) return the > nouns * 0.6 ? `the ${phrase}` : phrase;
  if (bare > nouns * 0.5 || (words.length === 1 && /^[A-Z]/.test(phrase))) return phrase;
  return the >= indefinite ? `the ${phrase}` : `${/^(?:[aeio]|u(?!n?i|s|t))/i.test(phrase) ? 'an' : 'a'} ${phrase}`;
}

const plain = (topic: string): string => topic.toLowerCase().replace(/^(?:the|an?) |s$/g, '');
/** But for article and plural. */
export const sameTopic = (a: string, b: string): boolean => plain(a) === plain(b);

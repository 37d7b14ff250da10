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

/** Words that may stand before a noun phrase, of which none is part of it. */
const OPENS_PHRASE =
  /^(?:the|a|an|our|this|these|those|of|in|on|for|with|by|from|between|its|their|each|any|such|as|into|both|using|over|under|per|via|all|many|several|some|most|more|two|three|four|five|six|ten|no|various|different|new|novel|first|second|same|other|own|proposed|given|than|standard|simple)$/;
/** Verbs, adverbs and pronouns that end a phrase; plain nouns are whatever is left. */
const NOT_NOUN =
  /^(?:and|or|alone|throws?|we|us|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|will|would|should|must|it|they|there|here|which|who|whose|what|when|where|how|why|then|so|to|at|onto|without|within|among|through|during|before|after|about|against|behind|above|below|beside|beyond|but|nor|if|because|while|although|however|only|very|much|few|less|least|every|either|neither|not|one|another|that|used|use|uses|shows?|shown|achieves?|achieved|based|made|makes?|found|finds?|gets?|takes?|takes|able|well|better|best|good|large|larger|small|smaller|high|higher|low|lower|ever|even|just|still|yet|too|up|down|out|off|like|times|respectively|gives?|reads?|needs?|allows?|requires?|provides?|contains?|consists?|includes?|remains?|becomes?|seems?|appears?|leads?|results? in|performs?|outperforms?|improves?|reduces?|increases?|differs?|depends?|holds?|stands?|comes?|goes|works|keeps?|lets?|enables?|computes?|produces?|generates?|using|proposed|given|whole|certain|near|tell|tells|pretty|mean|means|say|says|see|sees|know|known|think|want|help|helps|try|tries|turn|turns|start|starts|end|ends|begin|begins|continue|predict|predicts|represent|represents|describe|describes|present|presents|propose|proposes|introduce|introduces|apply|applies|select|selects|obtain|obtains|learn|learns|train|trains|develop|develops|evaluate|evaluates|compare|compares|consider|considers|assume|assumes|estimate|estimates|explain|explains|suggest|suggests|indicate|indicates|demonstrate|demonstrates|exceed|exceeds|cover|covers|follow|follows|support|supports|play|plays|serve|serves|lie|lies|run|runs|add|adds|cut|cuts|bring|brings|carry|carries|decide|decides|spend|spends|cost|costs|pay|pays|pass|passes|reach|reaches|save|saves|wait|waits|ask|asks|answer|answers|count|counts|open|opens|close|closes|obvious|far|long|often|once|ago|away|together|later|earlier|instead|rather|else|ones|great|important|main|several|particular|similar|possible|likely|available|due|according|et|al|i\.e|e\.g|vs|per|than|as|also|both|all|its|their|our|these|this|those|such|many|most|more|some|any|no|other|same|few|two|three|four|five|over|under|into|between|us|you|your|i|he|she|his|her|my|mine|ours)$/;

/** Gerunds that are nouns at the start of a term: `training set`. */
const NOUN_GERUND =
  /^(?:training|learning|testing|reading|parsing|tagging|spelling|encoding|embedding|ranking|clustering|sampling|timing|mapping|meaning|opening|setting|processing|modeling|scaling|routing|caching|rendering|bundling|tuning|fine-tuning)$/;
/** No noun ends so, with few exceptions: what stands last in a phrase and is an adjective is cut off. */
const ADJECTIVE =
  /(?:(?:ous|ful|less|ible|ly|ed|ic|ive|ing)|(?<!vari|t)able|(?:^|-)specific|written|given|made|known|shown|taken|seen|chosen|built|held|similar|different|present)$/;
const NOUN_ALL_THE_SAME =
  /^(?:speed|need|seed|feed|embed|metric|topic|logic|music|traffic|statistic|characteristic|arithmetic|heuristic|objective|perspective|narrative|primitive|archive|drive|incentive|alternative)$/;
/** Behind a transitive verb stands an article; the word before it is no noun then. */
const ARTICLE = /^(?:the|a|an|its|their|our|each|this|these|those|all|some|any|no)$/;

/** Noun phrases of two to four plain words, lower case, in order: what stands between an article or preposition and the next verb or sign. */
export function phrasesIn(sentence: string): string[] {
  const found: string[] = [];
  for (const run of sentence.replace(/https?:\/\/\S+/g, ' ').split(/[^\p{L}\d\s'-]+|\s-+\s/u)) {
    let phrase: string[] | undefined;
    for (const written of [...run.trim().split(/\s+/), '']) {
      const word = written.toLowerCase();
      if (phrase && isPlain(written, word, phrase.length)) {
        phrase.push(word);
        continue;
      }
      // A name behind it (`baseline student LLM`) means that the phrase goes on.
      if (phrase && !/^[A-Z\d]/.test(written)) found.push(...closed(phrase, ARTICLE.test(word)));
      phrase = OPENS_PHRASE.test(word) ? [] : undefined;
    }
  }
  return [...new Set(found)];
}

function isPlain(written: string, word: string, at: number): boolean {
  if (!/^[a-z][a-z-]{2,}$/.test(written) || NOT_NOUN.test(word) || OPENS_PHRASE.test(word) || /ly$/.test(word))
    return false;
  return at > 0 || (word !== 'set' && (!/ing$/.test(word) || NOUN_GERUND.test(word)));
}

function closed(words: readonly string[], beforeArticle: boolean): string[] {
  const phrase = beforeArticle ? words.slice(0, -1) : [...words];
  while (
    phrase.length > 0 &&
    ADJECTIVE.test(phrase.at(-1)!) &&
    !NOUN_GERUND.test(phrase.at(-1)!) &&
    !NOUN_ALL_THE_SAME.test(phrase.at(-1)!)
  )
    phrase.pop();
  // Inside a noun phrase stands no plural: `orchestrator detects nodes` holds a verb.
  if (phrase.slice(0, -1).some((word) => /[^sui]s$/.test(word))) return [];
  return phrase.length >= 2 && phrase.length <= 4 ? [phrase.join(' ')] : [];
}

/** In how many sentences each noun phrase stands; those of a single sentence are left out. */
export function repeatedPhrases(sentences: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const phrase of phrasesIn(sentence)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  for (const [phrase, count] of counts) if (count < 2) counts.delete(phrase);
  return counts;
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

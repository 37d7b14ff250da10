/** `The scheme`, `the first question`: what a sentence takes as known, and whether its reader knows it. */

/** Up to four words behind the article; the phrase ends where one of the two below stands. */
const DEFINITE = /(?<![\p{L}-])the ((?:[\p{L}\d][\p{L}\d'’/-]* ?){1,4})/giu;
const ENDS =
  /^(?:is|are|was|were|be|been|has|have|had|can|could|may|might|must|will|would|should|do|does|did|and|or|but|as|than|if|while|because|since|not|also|only|however|then|it|they|we|an?|the|this|these|at|on|by|over|under|after|before|during|into|through|across|via|within|without|per|against|until|among|so|using|based)$/i;
/** What stands behind it tells which one is meant. */
const TELLS = /^(?:of|that|which|for|between|in|from|whose?|behind|to|with|where|when|used|given|described)$/i;
/** There is only one of them, every paper has them, or a comparison tells which. */
const UNIQUE =
  /^(?:(?:most|least|worst|same|only|entire|whole|full|very|more|less|fact|ability|number|amount|presence|absence|lack|training|test|validation|development|proposed)$|(?!(?:forest|request|interest|quest|guest|digest|harvest|contest|manifest|chest|nest|crest)$)\p{Ll}+est$)/u;
/** The same of these where no other word tells one of them from the rest. */
const UNIQUE_ALONE =
  /^(?:web|internet|world|literature|community|public|human|art|state|field|authors?|users?|readers?|future|past|present|time|end|beginning|start|rest|former|use|need|idea|goal|aim|paper|article|study|work|results?|experiments?|evaluation|data|datasets?|inputs?|outputs?|baselines?|models?|methods?|approach|system|algorithm|network)$/;

/**
 * Definite noun phrases of the sentence that nothing has told of: neither what was read before nor the sentence itself.
 * @param read words of what the reader has read, as `wordsOf` gives them
 */
export function unknownThings(sentence: string, read: ReadonlySet<string>): string[] {
  return [...sentence.matchAll(DEFINITE)].flatMap((match) => {
    const words = match[1]!.trim().split(' ');
    const end = words.findIndex((word) => ENDS.test(word) || TELLS.test(word));
    const phrase = end < 0 ? words : words.slice(0, end);
    if (phrase.length === 0 || (end >= 0 && TELLS.test(words[end]!))) return [];
    if (phrase.some((word) => UNIQUE.test(word) || /^\p{Lu}|\d/u.test(word))) return [];
    if (phrase.length === 1 && UNIQUE_ALONE.test(phrase[0]!)) return [];
    const before = wordsOf(sentence.slice(0, match.index));
    const isKnown = (word: string) => read.has(word) || before.has(word);
    const told = [...wordsOf(phrase.join(' '))];
    // `The downloaded pages` are those of which something was told.
    const picked = /[^e]ed$/.test(told[0] ?? '') && !isKnown(told[0]!);
    return told.some(isKnown) && !picked ? [] : [phrase.join(' ')];
  });
}

/** Short forms that readers of papers know: machines, formats, measures, kinds of models, places. */
const COMMON =
  /^(?:[GCT]PU|RAM|SSD|HTTPS?|APIs?|SQL|URL|XML|JSON|HTML|PDF|CSV|SIMD|FPGA|CUDA|AWS|OS|VM|IP|TCP|UDP|USB|LAN|IO|ID|UI|IDE|DNA|RNA|mRNA|PCR|MRI|CT|EEG|ECG|HIV|AI|ML|NLP|IR|LLM|NLU|QA|CV|RL|CNN|RNN|LSTM|GRU|MLP|DNN|GAN|GNN|VAE|SVM|PCA|SGD|CTR|AUC|ROC|RMSE|MAE|MSE|MAP|NDCG|BLEU|ROUGE|BERT|GPT|USA?|UK|EU|UTC|GDP|CEO|PhD|FAQ|GB|MB|KB|TB|GHz|MHz|[23]D)s?$/;
/** All in capitals (`A100` and `F1` say what they are), or a name with a mark in brackets for one of several variants. */
const SHORT_FORM = /(?<![\p{L}\d])(?:[A-Z][\p{L}\d-]*\(\w{1,3}\)|[A-Z]{2}[A-Z\d]*s?(?:-[A-Z\d]+)*)(?![\p{L}\d])/gu;

/**
 * Short forms and variants in the sentence that the reader has not met and that it does not spell out: `LSA-R`, `Net(2nd)`.
 * @param read text that was read before
 */
export function unknownShortForms(sentence: string, read: string): string[] {
  const met = (form: string): boolean => {
    const plain = form.replace(/s$/, '');
    return (
      COMMON.test(form) || read.includes(plain) || sentence.includes(`(${plain}`) || sentence.includes(`${form} (`)
    );
  };
  return [...sentence.matchAll(SHORT_FORM)].map(([form]) => form).filter((form) => !met(form));
}

/** Its words of three letters or more, small and without the sign of a plural. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{L}[\p{L}\d]{2,}/gu) ?? []).map((word) => word.replace(/(?<=[^s])s$/, '')));

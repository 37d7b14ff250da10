/**
 * What text says when it speaks to a reader-machine instead of a reader. Patterns look at folded text (see `fold.ts`),
 * one sentence at a time. Sources: the 17 preprints with planted review orders that Nikkei reported in July 2025,
 * OWASP LLM01:2025. Papers print prompts of their own ("You are a helpful assistant"), so a bare role or an output
 * format is no sign; an order to set aside what was said before, or to judge this paper kindly, is.
 */
import { fold, isLetterSpaced, lettersOnly } from './fold.ts';
import { ORDERS_IN_OTHER_LANGUAGES } from './instruction-languages.ts';

/** Where an order can begin: a sentence, a quotation, a clause, or after a word that leads into it. */
const ORDER = String.raw`(?:^|[.:;!?"'«»()\[\]{}<>*#|—–-]\s*|\b(?:please|now|must|should|shall|will|you|just|simply|kindly|always|instead|and|then|or|but|so|you (?:are|need|have|ought) to|(?:sure|asked|told|instructed|required|want you|like you|important) to)[,:]?\s+)`;
const MACHINE = String.raw`(?:ai|a\.i\.|llms?|(?:large )?language models?|gpt(?:-?\d)?|chatgpt|claude|gemini|copilot|chat ?bots?|bots?|machine|artificial intelligence|(?:ai|automated|virtual) (?:assistants?|agents?|reviewers?|readers?|systems?|tools?|models?))`;
const WORK =
  '(?:this|the|our) (?:paper|manuscript|submission|article|work|study|preprint|page|document|text|candidate|product)';

/** Orders in English, in groups; a sentence without the words that every pattern of a group needs is soon done with. */
const ENGLISH: readonly { readonly needs: RegExp; readonly patterns: readonly RegExp[] }[] = [
  {
    // set aside what was said before
    needs: /ignor|disregard|forget|overrid|bypass|discard|obey|follow|attention to|set aside/,
    patterns: [
      String.raw`${ORDER}(?:ignore|disregard|forget|override|bypass|discard|(?:do not|don't) (?:follow|obey)|stop following|pay no attention to|set aside) (?:\S+ ){0,4}?(?:previous|prior|above|earlier|preceding|foregoing|existing|other|system|original|initial|your|any|all|former|past|given)(?: \S+){0,3}? (?:instructions?|prompts?|directives?|guidelines|system prompt|system messages?|commands|orders|guardrails)\b`,
      String.raw`^\W*(?:please )?(?:ignore|disregard|forget) (?:everything|anything|all(?: of)?|what(?:ever)?)(?: that)?(?: \S+){0,4} (?:above|before|previously|so far|said|told)\b`,
      String.raw`^\W*(?:please )?(?:ignore|disregard|forget) (?:the |all |all the |any |everything )?(?:above|previous|prior|preceding|foregoing)(?: text| content| context| messages?| rules| conversation)?\b(?! (?:work|stud|approach|method|research|assumption|definition|term|equation))`,
    ].map((source) => new RegExp(source, 'u')),
  },
  {
    // give new instructions
    needs: /(?:instructions?|prompts?|directives?)(?: for .{1,40})?\s*:/,
    patterns: [
      String.raw`(?:^|[.:"']\s*)(?:new|updated|revised|real|actual|additional|hidden|secret) (?:system )?(?:instructions?|prompts?|directives?)(?: for ${MACHINE})?\s*:`,
    ].map((source) => new RegExp(source, 'u')),
  },
  {
    // speak to the machine by name
    needs:
      /\b(?:a\.?i\b|llms?|gpt|chatgpt|claude|gemini|copilot|bots?|chat ?bots?|machine|language model|automated|virtual|you are now)/,
    patterns: [
      String.raw`\bif you(?:'re| are) (?:an? |the |any )?(?:\w+ )?${MACHINE}\b`,
      String.raw`\b(?:as|since|because) you are (?:an? |the )?(?:\w+ )?${MACHINE}\b`,
      String.raw`(?:^|[.:"'(\[]\s*)(?:note|notice|attention|message|instructions?|dear|hey|hello|hi|important|warning|calling)(?: to| for)?[,:]?(?: all| any| the)? ${MACHINE}(?: \w+){0,2}\s*[,:;!—–-]`,
      String.raw`(?:^|[.:"'(\[]\s*)(?:for|to)(?: all| any| the)? ${MACHINE}(?: (?:reviewers?|readers?|assistants?|agents?|only))?\s*[:!]`,
      String.raw`\b${MACHINE} (?:reviewers?|readers?|assistants?|agents?|summari[sz]ers?) (?:must|should|shall|are (?:instructed|required|asked)) (?:to )?(?:ignore|disregard|give|recommend|accept|praise|rate|only|not (?:mention|highlight|report))\b`,
      String.raw`\byou are now (?:in )?(?:dan|developer mode|jailbroken|unrestricted|free of|an? unrestricted)\b`,
    ].map((source) => new RegExp(source, 'u')),
  },
  {
    // ask for a kind judgement
    needs:
      /positive|favou?rable|glowing|star\b|perfect|negative|weakness|limitation|flaw|shortcoming|critici|downside|recommend|accept|approv|endors|praise|\brate\b|score|\brank\b|grade|describe|evaluate|emphasi|highlight|stress/,
    patterns: [
      String.raw`${ORDER}(?:give|write|provide|generate|produce|output|return|leave|submit|make)(?: \S+){0,5}? (?:only |strictly |very |highly |overwhelmingly )*(?:positive|favou?rable|glowing|5[- ]star|five[- ]star|perfect)(?: \S+){0,2}? (?:review|rating|score|evaluation|feedback|assessment|summary|recommendation)s?(?: only| for ${WORK}| of ${WORK}|\W*$)`,
      String.raw`\bpositive review only\b`,
      String.raw`(?:^|[.:;!?"'(]\s*|\b(?:and|also|please|must|should),? )(?:do not|don't|never|avoid) (?:to )?(?:highlight|mention|discuss|report|include|point(?:ing)? out|criticiz\w+|list|note|bring(?:ing)? up)\w*(?: \S+){0,2}? (?:negatives?|weakness(?:es)?|limitations?|flaws?|shortcomings?|criticisms?|downsides?)\b`,
      String.raw`${ORDER}(?:recommend|accept|approve|endorse|praise)(?: (?:the )?(?:acceptance|publication|accepting|approval)(?: of)?| strongly| highly)? ${WORK}\b(?!.{0,20}\b(?:because we|'s)\b)(?= (?:for|as|without|due|since|because|given|immediately|now|with)|\W*$)`,
      String.raw`${ORDER}(?:rate|score|rank|grade|describe|evaluate) ${WORK}(?: \S+){0,4}? (?:highly|highest|10|ten|best|excellent|exceptional|outstanding|groundbreaking|positively|strong accept|impactful)\b`,
      String.raw`${ORDER}(?:emphasi[sz]e|highlight|stress) the (?:exceptional|outstanding|extraordinary|unparalleled) (?:strengths?|quality|merits?|novelty|value)\b`,
    ].map((source) => new RegExp(source, 'u')),
  },
  {
    // take over the machine
    needs: /prompt|instructions|summari|translat|analy|review|[-=#*_]{2}/,
    patterns: [
      String.raw`${ORDER}(?:reveal|print|repeat|output|show|leak|display|disclose)(?: me)? (?:your|the) (?:full |entire |system |initial |hidden |original |secret )+(?:prompt|instructions)\b`,
      String.raw`${ORDER}(?:do not|don't|stop|refuse to) (?:summari[sz]e|summari[sz]ing|translate|translating|analy[sz]e|review|reviewing) ${WORK}\b`,
      String.raw`[-=#*_]{2,}\s*(?:end|begin|start)(?: of)?(?: the)? (?:document|paper|article|system|prompt|user|input|instructions?|context|untrusted)\b`,
    ].map((source) => new RegExp(source, 'u')),
  },
];

/** For text spread letter by letter, where no word stands whole. */
const SPREAD =
  /(?:ignore|disregard|forget)(?:all|any|the|your|my|of)*(?:previous|prior|above|earlier|preceding)(?:instructions?|prompts?|directions?)|positivereviewonly|ifyouarean?(?:ai|llm|largelanguagemodel|languagemodel)/;
/** Whether one sentence orders a reader-machine about. */
export function isInstruction(sentence: string): boolean {
  const folded = fold(sentence);
  if (ENGLISH.some(({ needs, patterns }) => needs.test(folded) && patterns.some((pattern) => pattern.test(folded))))
    return true;
  if (ORDERS_IN_OTHER_LANGUAGES.some((pattern) => pattern.test(folded))) return true;
  return isLetterSpaced(folded) && SPREAD.test(lettersOnly(folded));
}

/** Verbs that carry an order on in the sentences after it. */
const GOES_ON =
  /^\W*(?:please |also |then |instead,? |and |finally,? |always |never |you (?:must|should|will|shall|are) |do not |don't |make sure |be sure |output|print|say|write|respond|reply|answer|include|give|recommend|rate|score|state|mention|add|append|end|start|begin|repeat|tell|praise|accept|emphasi[sz]e|highlight|insert|return|summari[sz]e|act|pretend|use the (?:word|phrase)|follow)/u;

/** Whether a block that follows one that was an order alone is the rest of it. */
export function isRestOfOrder(text: string): boolean {
  return /^\W*\p{Ll}/u.test(text) || GOES_ON.test(fold(text));
}

/** Whether a sentence that follows an instruction belongs to it: a further order, or a scrap such as a code word. */
export function continuesInstruction(sentence: string): boolean {
  const folded = fold(sentence);
  if (isInstruction(sentence)) return true;
  return (
    GOES_ON.test(folded) ||
    folded.split(' ').length <= 3 ||
    /(?:ください|下さい|なさい|せよ|すること)[。.!！]?$/.test(folded)
  );
}

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

/** What is written about a paper, and the words by which somebody wants it so. */
const DIGEST =
  '(?:summary|summaries|digest|digests|headline|overview|review|reviews|write-?ups?|recaps?|abstract for readers|tl;?dr)';
const OUGHT =
  '(?:must|should|shall|ought to|needs? to|has to|have to|is to|are to|is required to|are required to|will always)';

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
    // say what a digest of this paper should hold, to whoever writes it: imperative, passive or as a wish
    needs:
      /summar|digest|headline|overview|readers?\b|subscribers?|reviewers?|your (?:answer|response|output|review|report)|described|presented|portrayed/,
    patterns: [
      String.raw`\bit (?:is|would be|has been|was) (?:\w+ly )?(?:recommended|required|requested|advised|important|necessary|mandatory|suggested|expected|essential|imperative|desirable|desired|asked|appreciated) (?:that|for|if) (?:the|any|every|all|each|an?|your)? ?(?:\w+ )?${DIGEST}\b`,
      String.raw`\b(?:any|every|all|each|the|a|your) (?:\w+ )?${DIGEST} (?:(?:of|about|on|for|covering) ${WORK},? )(?:\S+ )?${OUGHT}`,
      String.raw`\b(?:any|every|all|each|your|automated|automatic|ai[- ]generated|machine[- ]generated|generated) (?:\w+ )?${DIGEST} ${OUGHT} (?:\w+ly )?(?:be|state|say|mention|include|describe|claim|note|contain|begin|start|end|close|recommend|emphasi[sz]e|link|point|present|conclude|tell|praise|call|direct|carry|feature|advise|invite|refer|omit|report)`,
      String.raw`(?:^|[.:;!?"'(]\s*|\b)(?:when|if|while|before|whenever|after|in) (?:you (?:are )?)?(?:summari[sz]\w+|digest\w+|describ\w+|translat\w+|report\w* on|writing|write|generating|producing|preparing) (?:(?:a|an|the|your|any) (?:\w+ )?${DIGEST} (?:of|about|on|for) )?${WORK}\b.{0,20}(?:,|\b(?:please|always|must|should|you|one)\b)`,
      String.raw`\b(?:summari[sz]ers?|summari[sz]ation (?:systems?|models?|tools?|engines?)|digest (?:writers?|authors?|editors?|systems?|tools?)|automated (?:readers?|summari[sz]ers?|reviewers?)|ai (?:readers?|summari[sz]ers?|tools?)|whoever (?:summari[sz]es|digests)) (?:of ${WORK} )?(?:${OUGHT}|(?:is|are) (?:kindly |hereby |strongly )?(?:asked|requested|encouraged|invited|advised|required|instructed|expected|urged|reminded)) ?(?:to)?`,
      String.raw`${ORDER}(?:include|mention|state|add|say|insert|append|put|place|note|write|report|link|quote|repeat|highlight|emphasi[sz]e|stress|claim|cite|use)\b.{0,160}\b(?:in|into|to|at the (?:end|beginning|top|start) of|within|as) (?:(?:the|your|any|every|each) )(?:\w+ )?${DIGEST}\b(?! (?:of (?!${WORK})|generat|model|evaluat|task|dataset|length|quality|score|sentence))`,
      String.raw`\b(?:in|at the (?:end|beginning|top|start) of|within) your (?:\w+ )?${DIGEST}\b,? .{0,40}\b(?:include|mention|state|add|say|insert|append|write|describe|recommend|tell|link|call|praise|claim)\b`,
      String.raw`\byour (?:\w+ )?(?:summary|digest|headline|overview|answer|response|output|review|report) ${OUGHT}`,
      String.raw`${ORDER}(?:tell|inform|direct|urge|encourage|advise|remind|invite|send|refer|point|ask|instruct|notify) (?:the |your |all |any |every )?(?:readers?|users?|subscribers?|recipients?|audience) (?:that|to|of|about|at|towards?)\b`,
      String.raw`\b(?:readers?|subscribers?|recipients?|the audience) (?:of (?:the|your|any|this) (?:\w+ )?${DIGEST} )?${OUGHT} be (?:told|informed|directed|urged|encouraged|advised|sent|referred|pointed|invited|reminded)\b`,
      String.raw`\b${WORK} (?:${OUGHT}|is to|are to) be (?:\w+ly )?(?:described|presented|summari[sz]ed|portrayed|characteri[sz]ed|rated|praised|reported|called|recommended|referred to|introduced)\b(?= (?:as|to|by|with|for|in)\b|\W*$)`,
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

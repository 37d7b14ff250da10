/** Signs of an order in English, for folded text; the words are those of OWASP LLM01:2025 and of the preprints of July 2025. */
import type { Sign } from './sign.ts';

/** A clause begins here, so that a bare verb is an imperative. */
const OPENING = String.raw`(?:^["'(\[]*(?:[-*•\d]+[.)]? +)?["'(\[]*|[.:;!?>|] *["'(\[]?| (?:[-–]{1,2}|—) |\b(?:please|kindly),? |(?:^|[.,:;!?)] |\b(?:and|but|or) )(?:also|instead|always|never|now|then|from now on),? |\b(?:ai|llms?|gpt|bot|assistant|reviewer|summari[sz]er|editor|model|(?:ai|llm|language) \w+)[,:] |\b(?:when|if|while|before|after|as part of|in (?:your|the|any|every|all))\b[^.,]{3,60}, (?:(?:also|please|always|first|then) )?)`;
const MACHINE =
  '(?:ai|llms?|(?:large )?language models?|gpt|chatgpt|claude|gemini|copilot|chat ?bots?|bots?|artificial intelligence)';
const OUTPUT =
  '(?:summar(?:y|ies)|digests?|headlines?|overviews?|write-?ups?|repl(?:y|ies)|answers?|responses?|outputs?|recaps?|abstracts?|reviews?|reports?|translations?)';
const TEXT =
  '(?:paper|manuscript|submission|article|work|study|preprint|page|document|text|file|passage|website|candidate|readme)';
const TELL =
  '(?:say|ask|mention|state|present|promote|advertise|credit|spell out|tell|inform|call|praise|recommend|rate|rank|score|award|mark|endorse|describe|portray|declare|claim|assert|emphasi[sz]e|stress|highlight|point|direct|urge|encourage|regard|name|refer)';
const WRITE =
  '(?:output(?! format)|emit|put|leave out|print|write(?! to)|respond|reply|answer|produce|generate|insert|append|prepend|add|include|quote|cite|copy|repeat|reproduce|paste|replace|begin|start|end|close|finish|link|reveal|display|confirm|translate|summari[sz]e|carry|contain|read)';

type Row = readonly [part: Sign['part'], name: string, weight: number, pattern: string];

// biome-ignore format: a table reads best in rows
const ADDRESSEES: readonly Row[] = [
  ['addressee', 'note to machines', 5, String.raw`\b(?:note|notice|attention|message|guidance|reminder|warning)s? (?:to|for) (?:(?:all|any|the|an?|our|every) )?(?:\w+ )?${MACHINE}(?: \w+){0,4} *[:,!—-]`],
  ['addressee', 'machine called', 3, String.raw`(?:^|[.:"'(\[#>] *)(?:\w+ )?(?:note|notice|attention|message|instructions?|guidance|reminder|dear|hey|hello|hi|important|warning)(?: to| for)?,? (?:(?:all|any|the|an?|our|every) )?(?:\w+ )?${MACHINE}\b`],
  ['addressee', 'machine called first', 3, String.raw`(?:^|[.:"'(\[] *)(?:to|for) (?:(?:all|any|the|an?) )?(?:\w+ )?(?:${MACHINE}|model|program|machine)s?(?: (?:reading|processing|summari[sz]ing|reviewers?|systems?|readers?|assistants?)\b[^.:,]{0,30})? *[:!]`],
  ['addressee', 'machine by name', 3, String.raw`(?:^|[.!?:"'(\[] *)(?:ai|llm|gpt|chatgpt|claude|gemini|copilot|ai assistant|ai reviewer|language model)[,:!] (?!inc)`],
  ['addressee', 'if you are a machine', 3, String.raw`\b(?:if|as|since|because) you(?:'re| are) (?:an? |the |any )?(?:\w+ ){0,2}(?:${MACHINE}|program|machine|model)\b|\bas an? (?:\w+ )?${MACHINE}(?: \w+)?, (?:you|i|please|recommend)\b`],
  ['addressee', 'machine that reads this', 3, String.raw`\b(?:${MACHINE}|model|machine|program|system|assistant|tool)s?(?: \w+)? (?:reading|processing|summari[sz]ing|condensing|reviewing|translating|parsing|evaluating|that reads?) (?:this|the present|our)\b|\bread by a (?:program|machine|model|bot)\b|\bfor (?:automated|automatic|machine|ai) (?:processing|reading|readers?)\b`],
  ['addressee', 'whichever machine', 2, String.raw`\b(?:whichever|whatever|any|every|all|an?|the|for|by|to|your) (?:automated |ai |reading |summari[sz]ing )?(?:engines?|bots?|assistants?|copilots?|crawlers?|aggregators?|summari[sz]ers?|operator)\b|\b(?:whichever|whatever|any|every|all|for|by|to|your|(?:an?|the) (?:automated|ai|reading|summari[sz]ing)) (?:machines?(?! (?:translation|learning|vision|intelligence)\b)|programs?)\b`],
  ['addressee', 'machine at this text', 3, String.raw`\b(?:engines?|machines?|bots?|assistants?|copilots?|crawlers?|models?|systems?|tools?)(?: that)? (?:index|digest|read|process|summari[sz]|condens|retell|ingest)\w* (?:this|these|our|the present)\b`],
  ['addressee', 'machine reader', 2, String.raw`\b(?:ai|llm|automated|automatic|machine|ai-generated|machine-generated|bot|using automated)[ -](?:\w+ )?(?:readers?|reviewers?|summari[sz]ers?|graders?|evaluators?|crawlers?|summaries|abstracts?|digests?|tools)\b`],
  ['addressee', 'whoever retells', 2, String.raw`\b(?:whoever (?:reads|writes|summari[sz]es)|the digest's|(?:indexing|abstracting|digest|captioning|news) (?:services?|writers?|authors?|editors?|systems?)|translators and|summari[sz]ers (?:of|are|must|should|,))`],
  ['addressee', 'you', 1, String.raw`\byou\b`],
  ['addressee', 'role', 1, String.raw`\b(?:assistants?|reviewers?|evaluators?|graders?|checkers?|summari[sz]ers?|summari[sz]ing (?:system|software|tool|engine|service|program|machine)s?|translators?|second reader|${MACHINE})\b`],
];

/** Nouns that are verbs as well (state, name, answer) bid where an object follows. */
// biome-ignore format: a table reads best in rows
const DEMANDS: readonly Row[] = [
  ['demand', 'sentence that bids', 3, String.raw`^(?:[-*•]+ *)?(?:${TELL}|${WRITE}) (?:that|the|this|these|those|your|our|it|its|us|me|him|her|them|an?|only|with|each|every|all|any|no|to|in|at|as|how|which|exactly|readers|following|["'])(?! we\b)`],
  ['demand', 'imperative of telling', 2, String.raw`${OPENING}${TELL}\b(?!,|\(| (?:of|we|that we|the art)\b)`],
  ['demand', 'imperative of writing', 2, String.raw`${OPENING}(?!read\b|carry\b|contain\b)${WRITE}\b(?!,|-|\(| of\b)`],
  ['demand', 'imperative of acting', 2, String.raw`${OPENING}(?:use|give|stop|tick|consider yourself|credit|treat|pretend|imagine|act|assign|approve|execute|forward|let (?:the |your )?readers|abort|ignore|disregard)\b`],
  ['demand', 'imperative to readers', 3, String.raw`${OPENING}(?:visit|click|open (?:https?:|the (?:link|page)|[\w-]+\.[a-z]{2})|subscribe|sign up|register|download|buy|donate|log in|follow us|share this|go to)\b`],
  ['demand', 'prohibition', 2, String.raw`${OPENING}(?:do not|don't|never|avoid|refrain from|skip|omit)\b`],
  ['demand', 'text or role that must', 2, String.raw`\b(?:${OUTPUT}|assistants?|reviewers?|evaluators?|readers?|you|systems?|models?|program|translators?|summari[sz]ers?|statements?|title|one|reading this \w+ \w+)\b.{0,50}\b(?:must|shall|ha(?:s|ve) to|needs? to|ought to|(?:is|are) to)\b`],
  ['demand', 'is to be told', 2, String.raw`\b(?:must|shall|ha(?:s|ve) to|needs? to|ought to|is to be|are to be|should) (?:\w+ly )?(?:be )?(?:${TELL}|${WRITE}|named|described|presented|rated|praised|quoted|regarded|told|rendered|accepted|treated|summari[sz]ed)\w*\b`],
  ['demand', 'is asked to', 2, String.raw`\b(?:is|are) (?:\w+ )?(?:asked|requested|required|instructed|expected|obliged|urged|directed|invited) to\b`],
  ['demand', 'summary that must', 3, String.raw`\b(?:summar(?:y|ies)|digests?|headlines?|overviews?|abstracts|answers) (?:of [^.]{0,30} )?(?:must|shall|ha(?:s|ve) to|needs? to|(?:is|are) (?:\w+ )?(?:required|asked|expected|requested|instructed) to) (?:be|${TELL}|${WRITE})`],
  ['demand', 'failure to tell', 3, String.raw`\b(?:failure|failing) to (?:mention|include|cite|recommend|praise|quote|comply|link|report)\b|\b(?:answers|summaries|reviews|digests) (?:that|which) (?:fail|do not)\b`],
  ['demand', 'we ask', 2, String.raw`\bwe (?:kindly |politely |hereby )?(?:ask (?:that|you|ai|every|any|all|readers|reviewers)|request|urge)\b|\bwould (?:be great|appreciate|be appreciated)\b|\byou (?:agree to|will want to)\b`],
  ['demand', 'it is for somebody', 2, String.raw`\b(?:oblig(?:es|ed)|wants? you to|falls? to (?:the|you|your|any|every) (?:\w+ )?(?:system|assistant|summari|model|reader|reviewer|engine)|(?:not|only) (?:permitted|allowed|authori[sz]ed) to|is (?:mandatory|compulsory|obligatory)|authori[sz]es? you|instructs? (?:you|language models?|ai|llms?|machines)|expects? (?:you|the)|deserves? |is expected to|are bound|may (?:\w+ )?(?:quote|use|print|say) only|can read this)\b`],
  ['demand', 'it will be so', 2, String.raw`\b(?:it|you|system|assistant|model|digest|summary|answers?) will (?:\w+ )?(?:${TELL}|${WRITE})\b|\b(?:thank you|thanks) for \w+ing\b|\bwill be (?:rejected|refused|discarded|penali[sz]ed)\b|\bso (?:do|include|say|write|mention)\b|; do so\b`],
  ['demand', 'see to it', 2, String.raw`\b(?:make (?:sure|certain)|be sure to|ensure that (?:your|the|any)|take note|do not forget|don't forget|remember to)\b`],
  ['demand', 'it is required', 2, String.raw`\bit (?:is|would be|has been) (?:\w+ly )?(?:required|requested|recommended|mandatory|imperative|essential|important|vital|crucial|desired|appreciated|expected) (?:that|for)\b|\bwill be (?:treated|considered) as\b|\bmay be \w+ only if\b`],
  ['demand', 'please tell', 3, String.raw`\b(?:please|kindly)\b(?! (?:refer|see|note|contact|cite|visit|check|find|consult|feel|(?:e-?)?mail|send (?:an? )?(?:(?:e-?)?mail|comments|requests?|me|us)\b))|\bbe so kind as to\b`],
  ['demand', 'please', 2, String.raw`\b(?:please|kindly)\b`],
  ['demand', 'should', 1, String.raw`\b(?:should|must|shall|has to|have to)\b`],
];

// biome-ignore format: a table reads best in rows
const MATTERS: readonly Row[] = [
  ['matter', 'what you write', 2, String.raw`\byour (?:\w+ ){0,2}(?:answers?|responses?|outputs?)\b`],
  ['matter', 'what a digest writer writes', 3, String.raw`\byour (?:\w+ ){0,2}(?:summar(?:y|ies)|digest|headline|overview|write-?up|recap|review|report|reply|readers|verdict|rating|translation)\b`],
  ['matter', 'summary of this', 2, String.raw`\b${OUTPUT} (?:of|about|on|for|to) (?:this|the present|our|the above|any question)\b`],
  ['matter', 'every summary', 3, String.raw`\b(?:any|every|each|all|no|derived|automated|ai|(?:machine|ai)-generated) (?:\w+ )?(?:summar(?:y|ies)|digests?|headlines?|overviews?)\b`],
  ['matter', 'every answer', 2, String.raw`(?<!\b(?:have|with) )\b(?:any|every|each|all|no) (?:\w+ )?(?:answers?|abstracts?|questions?|paragraphs?)\b|\bin (?:the|your) (?:summary|digest|headline|overview|answers)\b`],
  ['matter', 'while summarising this', 3, String.raw`\b(?:when|while|whenever|before|after|if|in) (?:you (?:are )?|asked to |asked )?(?:summari[sz]\w*|condens\w+|translat\w+|describ\w+|report\w* on|reviewing|about) (?:this|the present|our)\b`],
  ['matter', 'verdict', 3, String.raw`\b(?:full marks|highest (?:rating|score|mark)s?|score of \d+|strong accept|for acceptance|accepting this|as supported|as passed|without checking|recommend(?:ing)? hiring|positive reviews?|(?:assign\w*|give) the label|as accept|[45] on every|submission five|rank .{0,20} first)\b`],
  ['matter', 'readers told', 3, String.raw`\b(?:tell|inform|urge|encourage|advise|remind|invite|send|notify|told)\b.{0,20}\b(?:readers?|(?:the|your) users?|subscribers?|people to)\b|\b(?:let|point|direct|tell) (?:your|the) (?:readers|audience|user)\b|\breaders?\b.{0,60}\b(?:told|informed|directed|visit|register|learns?)\b`],
  ['matter', 'what a machine puts out', 2, String.raw`\b(?:respond|reply)(?:ing)? (?:only )?(?:with|to (?:all|any|every|each|this|users?|readers?|questions?|the (?:user|reader|question|prompt)))\b|\boutput(?:ting)? (?:the (?:word|line|token|following)|exactly|only|["'])|\bprepends?\b`],
  ['matter', 'not to be told', 2, String.raw`\b(?:not (?:to be )?(?:reported|mentioned|summari[sz]ed|quoted)|not (?:permitted|allowed) to (?:mention|report|state))\b`],
  ['matter', 'figures changed', 2, String.raw`\b(?:replace|change|swap|round)\b.{0,40}\b(?:numbers?|figures?|values?|scores?|results?|accuracy)\b`],
  ['matter', 'output', 1, String.raw`\b(?:${OUTPUT}|title|rating|scores?|verdict|sentence|phrase|token|results|questions?|section)\b`],
  ['telling', 'telling', 1, String.raw`\b(?:${TELL}|${WRITE}|limitations?|weaknesse?s?|negatives?|marks|repl(?:y|ies))\b`],
];

/** Where people are or what they do, unless it is about a text: `you are no longer using`, `imagine you are seated`. */
const ELSEWHERE = String.raw`(?:\w+ing|in|at|on|near|with|able|alone)\b`;
const AT_HAND = String.raw`\b(?:this|these|our|the (?:present|above))(?: ${TEXT}s?\b| *(?:[.,;:!?"')]|$))`;
/** No terms of a licence: whoever sends an order names one easily. */
const TO_A_DIGEST = [
  String.raw`\b${OUTPUT}\b|\b${TELL} that\b|\b(?:praise|recommend|endorse|rate|rank)\b`,
  ...[...ADDRESSEES, ...MATTERS].flatMap(([, name, weight, pattern]) =>
    name === 'role' || weight > 1 ? [pattern] : [],
  ),
].join('|');

/** Of texts, payloads, forms; and what tells of orders. */
// biome-ignore format: a table reads best in rows
const REST: readonly Row[] = [
  ['self', 'this text', 1, String.raw`\b(?:this|the present|the above|the following|previous|our) (?:\w+ )?(?:${TEXT}|paragraphs?|figure|line|sentence)s?\b|\b(?:reading|processing) this\b`],
  ['payload', 'address', 2, String.raw`https?:|\bwww\.|\b[a-z0-9-]{2,}\.(?:com|org|net|io|ai|example|jp|co|dev|app|info)\b`],
  ['payload', 'praise', 2, String.raw`\b(?:breakthrough|revolution(?:ary)?|flawless|unrivall?ed|unprecedented|game.?changer|groundbreaking|outstanding|exceptional|glowing|definitive|certified|obsolete|(?:no|without any) (?:known )?(?:limitations?|weaknesses)|best paper|paper of the year|positive review|high confidence)\b`],
  ['payload', 'quotation', 2, String.raw`["«][^\s"»]+ [^"»]{1,160}["»]|(?:^|[\s(:])'[^\s']+ [^']{1,160}'(?=[\s.,;)]|$)`],
  ['payload', 'quoted word', 1, String.raw`["«][^"»\s]+["»]|(?:^|[\s(:])'[^'\s]+'(?=[\s.,;)]|$)`],
  ['payload', 'to the letter', 1, String.raw`\b(?:verbatim|word for word|unchanged|exactly|nothing else|only|in full|always|never|instead|whatever|regardless|for good|everything|everyone|whole|first|best|excellent|perfect|superior|highly|strongly|sole|won|wins)\b`],
  ['form', 'mark of a chat', 4, String.raw`<\|[\w-]{1,40}\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>`],
  ['form', 'note of the system', 4, String.raw`(?:^|[.!?"\])] +|[\[(] *)(?:system|developer|admin(?:istrator)?) (?:note|message|override|directive|notice) ?(?:\]|:|--|—)`],
  ['form', 'role of a chat', 2, String.raw`(?:^|[.!?"\])] +|[\[(#>] *)(?:system|assistant|developer|admin(?:istrator)?|moderator|human)(?: (?:note|message|override|prompt|directive|notice))? ?(?:\]|:|--|—)`],
  ['form', 'head of a prompt', 4, String.raw`#{2,} *(?:instructions?|response|system|task|input|output)\b *:`],
  ['form', 'head of a format', 2, String.raw`\b(?:output|response|answer) format *:|(?:^|[.!?"'(\[] *)(?:\w+ )?instruction *(?:to|for) \w+(?: \w+)? *:`],
  ['form', 'ready words', 5, String.raw`\b(?:suggested|preferred|recommended|proposed|approved|official|required) (?:headline|title|summary|description|overview|wording|answer|verdict)(?: (?:of|for) [^:,]{0,40})?(?: *[:=]|,? (?:is|to be|should|reads?)\b)`],
  ['form', 'announced words', 4, String.raw`\bfinal answer *[:"]|\b(?:blurb|tl;?dr|boilerplate|answer key|official (?:summary|verdict|answer))\b[^.]{0,40}[:"]|\buse as is\b|\bready-made\b|\b(?:title|verdict|rating|score) *: [^.;]{1,60}; *(?:title|verdict|rating|score) *:|\brole *: .{1,60}\btask *:`],
  ['form', 'words to copy', 4, String.raw`\b(?:to be|must be|should be|has to be) (?:used|quoted|reproduced|copied|printed|returned|repeated) (?:word for word|verbatim|unchanged|as is|in (?:all|any|every)|by (?:the )?(?:checker|summari))`],
  ['form', 'fields of our answer', 5, String.raw`["']?\b(?:headline|overview|verdict)["']? *(?:=|: *["'{\[])|\bdescription should read\b`],
  ['form', 'the answer is', 4, String.raw`\b(?:the|your|a) (?:correct|right|only|expected) (?:answer|response|verdict|summary) (?:to|for) (?:any|every|all|each|questions?)\b|\bhere is the summary you asked\b|\bq: .{0,120}\? ?a: .{0,40}\breaders?\b`],
  ['form', 'task changed', 4, String.raw`\byour (?:task|role|job|goal|instructions) (?:has|have) (?:now )?changed\b|(?<!\b(?:if|when|once|until|where) )\byou are no longer (?!${ELSEWHERE}(?!.{0,60}\b(?:instructions?|prompts?|guidelines|directives|rules)\b))|\byou are now (?:in|an?|operating)\b|\bguidance you\b|\bas of this line\b|\bsupersedes? all\b`],
  ['form', 'part to play', 4, String.raw`${OPENING}(?:pretend (?:that|to|you)\b|imagine (?:that )?you (?:are|work) (?!(?:${ELSEWHERE}|(?:\w+e[dn]|not|so|very)\b)(?!.{0,60}${AT_HAND}))|act as (?:if|an?|the)\b|consider yourself\b)`],
  ['form', 'override', 4, String.raw`\b(?:notice|message|section|paragraph|note|line) (?:overrides|supersedes|replaces)\b|\b(?:system|administrator|admin|safety|policy) (?:override|directive)\b|\bbegin (?:admin|system)\b|\b(?:critical|hidden) (?:\w+ )?(?:directive|instructions?) *:|(?:^|[.:;!?] *)from now on\b`],
  ['form', 'set aside', 5, String.raw`\b(?:ignore|disregard|forget|override|bypass|discard|(?:do not|don't) (?:follow|obey))\b (?:\S+ ){0,4}?(?:previous|prior|above|earlier|preceding|system|original|initial|your|other|safety) (?:\S+ ){0,2}?(?:instructions?|prompts?|directives?|guidelines|messages?|commands|context|rubric)\b`],
  ['form', 'refusal', 3, String.raw`\b(?:do not|don't|never|stop|refuse to) (?:summari[sz]|review|translat|read|analy[sz])\w* (?:this|further|the (?:rest|paper))\b`],
  ['form', 'hush', 3, String.raw`${OPENING}(?:(?:do not|don't|never|avoid) (?:mention|highlight|discuss|report|includ|list|not|point|bring|dwell|criti|quot)\w*|skip|omit|leave out)\b.{0,20}\b(?:negatives?|weaknesse?s?|limitations?|flaws?|shortcomings?|criticisms?|downsides?)\b`],
  ['form', 'the following words', 3, String.raw`\b(?:quote|copy|reproduce) (?:only |exactly )?the following\b|\b(?:repeat|print|output|write) (?:only |exactly )?the following *(?:[:."]|verbatim|word for word)|\b(?:quote|copy|repeat|state|include|reproduce|print|output|write) (?:only |exactly )?(?:this|the following) (?:sentence|text|line|phrase|words)\b`],
  ['form', 'words to say after', 5, String.raw`\b(?:repeat|say|write|recite) (?:this |it )?after me\b`],
  ['form', 'leak', 4, String.raw`\b(?:reveal|output|print|repeat|show|include|export|append)\b.{0,40}\b(?:system prompt|your (?:full |initial )?(?:instructions|prompt)|conversation history)\b`],
  ['form', 'new instructions', 3, String.raw`\b(?:new|updated|revised|real|actual|additional) (?:system )?(?:instructions?|prompts?|directives?) *:`],
  ['form', 'rule', 1, String.raw`\bguidelines? *:|\bper \w+ policy\b|\bfor compliance\b|\bterms of the\b|\bimportant *:`],
  ['report', 'people of a study', -3, String.raw`\b(?:participants?|annotators?|raters?|workers?|subjects|students?|respondents?|volunteers?|experts|authors?|patients?|clinicians) (?:\w+ )?(?:were|was|are|is|had|have|should|must|can|could|may)\b|(?<!you )\b(?:were|was) (?:\w+ )?(?:asked|instructed|told|given|required|found|replaced)\b`],
  ['report', 'papers named to readers', -3, String.raw`\breaders? (?:is|are|may be|can be) (?:\w+ )?(?:referred|directed) to\b(?! https?:| [\w-]+\.[a-z])`],
  ['report', 'licences', -3, String.raw`^(?=.*(?:\bcreative commons\b|\breprints? of\b|\bpermission to (?:make|copy|reproduce)\b))(?!.*(?:${TO_A_DIGEST}))`],
  ['report', 'forms of venues', -3, String.raw`\bchecklist\b|\bprovided macros\b|\bplease cite (?:this|our|the)\b`],
  ['report', 'authors reporting', -2, String.raw`\bwe (?!ask that|ask you|ask ai|ask every|ask any|ask all|kindly|politely|hereby|request|urge|would)\w+`],
  ['report', 'of prompts and attacks', -3, String.raw`\b(?:attack(?:s|er|ers)?(?!@)|adversar\w+|injected|defen[cs]e|defender|jailbreak\w*|the prompt|prompts (?:such|like)|in this (?:task|setting|step)|the instruction)\b`],
];

export const ENGLISH_SIGNS: readonly Sign[] = [...ADDRESSEES, ...DEMANDS, ...MATTERS, ...REST].map(
  ([part, name, weight, pattern]) => ({ part, name, weight, pattern: new RegExp(pattern, 'u') }),
);

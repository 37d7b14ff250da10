/** Roles that tell what a paper is and does. */
import { inParts, type RoleRule } from './role-rule.ts';

export const proposal: RoleRule = {
  role: 'proposal',
  needs: [
    /\bwe (?:\w+ly |also |further |then |first )?(?:propose|introduce|present|develop(?:ed)?|design(?:ed)?|devise|release|buil[dt]|describe|extend)\b|\b(?:this|our|the present) (?:paper|work|article|note|report|study|survey)\b.{0,40}\b(?:propos|introduc|present|develop|describ|survey|review|offer|investigat|stud|compar|evaluat)|\b(?:our|main|key) (?:contributions?|idea) (?:is|are)\b/i,
  ],
  never:
    /["“]we |\b(?:present|describe|report|introduce)\w* (?:\w+ ){0,3}(?:results?|experiments?|evaluations?|details|figures?|tables?|proofs?|snapshots?|examples?|problems|variables?)\b|\bin (?:figure|fig\.|table) \d|\bin our (?:previous|earlier|prior)\b|\b(?:investigate|address|consider) (?:\w+ ){0,2}(?:problems|questions)\b|\bin section\b|\bnext we\b/i,
  adds: [
    [0.3, /\bwe (?:\w+ly |also |further )?(?:propose|introduce|present)\b|\bthis (?:paper|work|article|note)\b/i],
    [0.15, /\b(?:new|novel|first|simple|called|named)\b/i],
  ],
  parts: inParts('introduction .2 abstract .25 conclusion .1 method .1 results -.2 related -.2'),
  most: 2,
};

/** `WiLI is a …`: only of things with a name of their own. */
export const definition: RoleRule = {
  role: 'definition',
  needs: [
    /^(?:The |An? |Our )?(?!(?:The|An?|Our) )(?=[\w-]*[A-Z\d][\w-]*[A-Z\d]|[A-Z]\w*-[A-Z\d])[A-Z][\w+./-]*(?: (?!(?:says?|said|claims?|shows?|notes?|that|the|an?|which|who)\b)[\w-]+){0,3} (?:is|are) (?:an?|the|one of)\b(?! (?:same|most|case|following|first|only|number|result|main reason))/,
  ],
  adds: [[0.1, /\b(?:that|which|for|of)\b/]],
  parts: inParts('abstract .25 introduction .2 method .1 data .15 related -.15 results -.2 discussion -.2'),
  most: 1,
};

export const problem: RoleRule = {
  role: 'problem',
  needs: [
    /\b(?:problem (?:is|of|with|that|for|confronting|facing)|(?:a|the|major|main|key|serious|gradient) problem\b(?! of (?:choice|this))|problems (?:of|with|in|arise|that)|challeng(?:e|es|ing)|bottlenecks?|difficult\w*|costly|expensive|lack(?:s|ing|ed)?|suffers?|struggles?|shortcomings?|impractical|infeasible|hard to|fails? to|cannot|can't|unable to|limited by|prohibitive\w*|inefficient|slow|issues?)\b/i,
  ],
  never:
    /\bproblem (?:domain|requirements?|was|is (?:modeled|defined|formulated|solved))|\b(?:our|the) (?:goal|aim|objective) (?:is|of|in)\b|\b(?:results?|experiments?|findings?|analys[ie]s) (?:show|indicate|suggest|reveal|demonstrate)|\breducing a\b|\b(?:avoids?|solve[sd]?|overcomes?|alleviates?|tackles?|we (?:propose|introduce|present|use|address)|future work)\b/i,
  adds: [
    [0.15, /\b(?:problem|challenge|bottleneck|lack)\b/i],
    [0.1, /^(?:However|Unfortunately|Despite|Although|While|But)\b|\b(?:but|yet|however)\b/],
  ],
  parts: inParts(
    'introduction .35 abstract .3 related .05 other -.1 method -.35 results -.5 limitations -.5 discussion -.4 data -.4 setup -.5 conclusion -.4',
  ),
  most: 1,
};

export const method: RoleRule = {
  role: 'method',
  needs: [
    /\b(?:we|our (?:method|model|approach|system|algorithm|parser|framework)|the (?:method|model|approach|system|algorithm|parser|framework|check|ranker)) (?:\w+ly |then |also |first )?(?:uses?|employs?|appl(?:y|ies)|computes?|combines?|splits?|replaces?|adds?|modif(?:y|ies)|adopts?|stores?|divides?|estimates?|encodes?|maps?|constructs?|takes?|chooses?|accepts?|folds?|picks?|assigns?|learns?|compares?)\b|\bthe (?:core|key|main|basic) idea (?:is|of (?:our|this|the))\b/i,
  ],
  never:
    /\b(?:we use (?:the (?:term|notation|following)|\w+ to denote)|results?|significan\w+|as (?:\w+ )?described in|conclude|batch size|learning rate|epochs?|hyper-?parameters?)\b|\b(?:work|paper|study|approach|method) (?:by|of) [A-Z]|\b(?:their|previous|prior|earlier) (?:work|paper|study|method|approach)\b|^If\b|\byou\b/i,
  adds: [
    [0.15, /\b(?:by|through|via|from|into|instead of|without) \w+ing\b|\binstead of\b/i],
    [0.15, /\b(?:idea|consists? of|works? by|based on)\b/i],
  ],
  parts: inParts(
    'method .4 introduction .15 abstract .2 other .2 related -.4 results -.15 data -.1 setup -.1 discussion -.1',
  ),
  most: 3,
};

/** How a thing is made up or works, whoever made it. */
export const mechanism: RoleRule = {
  role: 'mechanism',
  needs: [
    /\b(?:consists? of|is composed of|(?:is|are) made up of|works? by|is based on|(?:is|are) computed|(?:is|are) defined as|takes? as input|(?:is|are) obtained (?:by|from))\b/i,
  ],
  never:
    /\b(?:results?|significan\w+|as (?:\w+ )?described in|questions?|participants|(?:work|study|paper) by)\b|\b(?:our|their|this) (?:findings?|study)\b|^If\b|\byou\b/i,
  adds: [[0.15, /\b(?:by|through|via|from|into|instead of|without) \w+ing\b|\binstead of\b/i]],
  parts: inParts('method .35 introduction .05 abstract .2 related -.4 results -.25 data -.1 setup -.1 discussion -.2'),
  most: 2,
};

export const theory: RoleRule = {
  role: 'theory',
  needs: [
    /\bwe (?:\w+ly |also |then )?(?:prove\b|establish (?:that|an?|the)\b|derive (?:an?|the)? ?(?:\w+ ){0,2}(?:bounds?|conditions?|results?|theorems?|guarantees?|rates?|expressions?|formulas?)\b)|\b(?:our|the|this) (?:theorem|lemma|proof|analysis) (?:shows?|states?|implies|proves)\b|\bprovably\b|\blower bound (?:on|of|for)\b/i,
  ],
  never: /\b(?:proof (?:is|of this)|see|appendix|future)\b/i,
  adds: [[0.2, /\bwe (?:\w+ly )?prove\b/i]],
  parts: inParts('method .2 abstract .2 introduction .15 results .1 related -.3'),
  most: 1,
};

export const use: RoleRule = {
  role: 'use',
  needs: [
    /^(?:The |Our |This |An? )?(?:[A-Z][\w-]+|method|approach|model|framework|system|package|data ?set|benchmark|technique|results?|code|tool|same)(?: \w+){0,3} (?:can|could|may) (?:also )?(?:be (?:used|applied|extended|adapted)|help|serve)\b|\b(?:our|this|the) (?:\w+ ){0,2}(?:enables?|allows?|makes it possible|is (?:useful|suited|applicable))\b|\bpractical (?:use|applications?)\b/i,
  ],
  never:
    /^(?:It|They|There|We|One|If|To|Only|While|Although)\b|\b(?:limits|limited|unfortunately|differences?|attributed|you)\b/i,
  adds: [[0.1, /\b(?:for|to) \w+/]],
  parts: inParts('conclusion .25 discussion .25 introduction .2 abstract .25 method -.05 related -.3'),
  most: 1,
};

export const code: RoleRule = {
  role: 'code',
  needs: [
    /\b(?:our|the|all|we\b.{0,30}\b(?:release|provide|publish)\w*|source) ?(?:\w+ ){0,2}(?:code|software|package|implementation|models?|weights|data ?sets?)\b.{0,60}\b(?:available|released?|open[- ]sourced?|download\w*|published|hosted)\b|\b(?:code|software|package|models?)\b.{0,40}\bavailable\b.{0,20}(?:https?:|at\b|from\b|on\b|through\b)|\b(?:project|code|it) is (?:open[- ]sourced?|available) (?:at|on) |\b(?:release|open-source|publish)d? (?:our|the|all) (?:\w+ ){0,3}(?:code|software|models?|data)/i,
  ],
  never: /\b(?:workshop|shared task|task data|copyright|previous)\b|\bcode for (?!our|this|the)\w/i,
  adds: [[0.3, /https?:\/\/|github/i]],
  parts: inParts('conclusion .2 abstract .3 introduction .2 data .1 related -.3 results .1'),
  most: 1,
};

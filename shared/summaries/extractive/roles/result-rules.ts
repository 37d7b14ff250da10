/** Roles that tell what was done to find out, what came out, and what did not. */
import { inParts, MEASURE, type RoleRule } from './role-rule.ts';

export const data: RoleRule = {
  role: 'data',
  needs: [
    /\b(?:data ?sets?|corpus|corpora|benchmarks?|treebank|(?:test|training|development|validation|evaluation) (?:set|data|part)|paragraphs|questionnaires?)\b/i,
    /\b(?:contain(?:s|ed|ing)?|consist(?:s|ed|ing)? of|holds?|compris\w+|collect\w*|annotat\w*|drawn|drew|extract(?:s|ed)|sampled|taken from|trained on|evaluated on|tested on|we (?:use|used|evaluate|evaluated|train|trained|selected|built|created|annotated|fed)|divided|split)\b/i,
  ],
  never:
    /\b(?:future work|we (?:propose|plan|find|found)|outperform\w*|achiev\w+|shared task|wrong|likely|submodels?)\b/i,
  adds: [
    [
      0.3,
      /\b\d[\d,. ]*(?:k|m|million|billion|thousand|hundred)?[\s-](?:\w+ ){0,2}(?:sentences?|words?|tokens?|examples?|documents?|images?|papers?|languages?|paragraphs?|pairs?|questions?|samples?|articles?|pages?|files?|messages?|collections|points)\b/i,
    ],
    [0.1, /\bcontains?|consists? of|compris/i],
  ],
  parts: inParts('data .35 setup .2 results .1 abstract .15 method .05 related -.35 introduction -.05'),
  most: 2,
};

export const setup: RoleRule = {
  role: 'setup',
  needs: [
    /\b(?:GPUs?|TPUs?|learning rate|batch size|hyper-?parameters\b|optimi[sz]er|Adam|epochs?|dropout|warm-?up|training (?:steps?|step took)|implemented (?:in|with|on|using)|(?:was|were) (?:trained|run|repeated|interleaved|measured|scored|loaded|bundled|initiali[sz]ed)|we (?:trained|ran|run|set|repeated|measured|implemented|initiali[sz]ed|bundled))\b/i,
  ],
  never:
    /\b(?:results?|outperform\w*|better|faster|can be|achiev\w+|show(?:s|n|ed)? that|future|as described (?:in|by)|hierarchy)\b/i,
  adds: [
    [0.2, MEASURE],
    [0.1, /\b\d/],
  ],
  parts: inParts('setup .4 results .1 data .15 method .15 introduction -.3 related -.4 limitations -.3 conclusion -.2'),
  most: 2,
};

export const result: RoleRule = {
  role: 'result',
  needs: [
    /(?:\d\.\d|\d\s?(?:%|×(?!\s?\d)|percent|points?|times|-?fold|ms|KB|MB|BLEU)|\b(?:new|achiev\w+|establish\w*|at or near) (?:a |the )?(?:new )?(?:\w+ )?state[- ]of[- ]the[- ]art\b|\boutperform|\bsurpass|\bon par with\b|\bnone of\b|\bnot one\b)/i,
    /\b(?:achiev\w+|reach\w*|obtain\w*|attain\w*|yield\w*|scor(?:e|es|ed)|improv\w+|reduc\w+|increas\w+|gains?|outperform\w*|surpass\w*|speed-?ups?|speeds? up|faster|slower|accurac\w+|precision|recall|F1|F-?measure|F-?score|BLEU|perplexity|error rates?|accept\w*|takes?|took|costs?|falls?|lowers?|gives?|gave|needs?|on average|stays?|lifts?|beats?|adds?|on par|cheaper)\b/i,
  ],
  never:
    /\b(?:could|would|might|should|expected to|we (?:plan|hope|set|explore)|future|threshold|our targeted|null hypothesis|you)\b|\(\d{4}\) (?:show|found|report|achiev)\w*|\b(?:their|his|her) (?:evaluation|work|paper|study|method)\b|\(\(?(?:[A-Z][\p{L}-]+(?: et al\.?| and [A-Z][\p{L}-]+)?,? ?\(?(?:19|20)\d\d[a-z]?\)?;? ?)+\)\.?$/iu,
  adds: [
    [0.25, MEASURE],
    [0.15, /\b(?:achiev\w+|outperform\w*|improv\w+|reduc\w+|faster|state[- ]of[- ]the[- ]art)\b/i],
  ],
  parts: inParts(
    'results .4 abstract .25 conclusion .2 introduction .1 discussion .2 other .1 related -.5 setup -.3 method -.1 data -.2 limitations -.2',
  ),
  most: 4,
};

export const comparison: RoleRule = {
  role: 'comparison',
  needs: [
    /\b(?:compared (?:to|with) (?!each)|in comparison (?:to|with)|outperform\w*|(?:better|worse|faster|slower|lower|higher|smaller|larger|cheaper|stronger|weaker|(?:more|less) (?:accurate|efficient|robust|reliable|effective|precise|expensive|memory|compute|time|tokens|parameters|errors)|fewer \w+) than (?!\d|our targeted|the significance|expected|usual|necessary|ever)|against \d|\d\s?(?:×|x|times|-?fold) (?:as|less|more|fewer|faster|cheaper|larger|smaller|higher|lower)|than the baselines?)\b/i,
  ],
  never:
    /\b(?:no more than|more than (?:one|two|half)|rather than|other than|longer than (?:the|those|it)|we (?:plan|hope|chose|vary)|future|could|would|should|report a subset|appendix|because it|p-values?|hypothes[ei]s|you)\b|\bif\b.{0,40}\bthan\b|\bthan (?:before|ever)\b/i,
  adds: [
    [0.3, MEASURE],
    [0.1, /\bwhereas|outperform|than\b/i],
  ],
  parts: inParts(
    'results .3 abstract .2 discussion .25 conclusion .15 introduction .05 other .1 method -.15 related -.3 limitations -.3',
  ),
  most: 2,
};

export const finding: RoleRule = {
  role: 'finding',
  needs: [
    /\bwe (?:\w+ly |also |therefore )?(?:(?:find|found|observed?|conclude[d]?|showed?|discover(?:ed)?|demonstrate[d]?|saw) (?:that|no)|(?:found|observed|discovered) (?:an?|the))\b|\b(?:results?|experiments?|analys[ie]s|findings?|evaluations?|investigation) (?:\w+ ){0,2}(?:show|indicate|suggest|demonstrate|reveal|confirm)s?\b|\bit turns out\b|\bshows? (?:that|why)\b/i,
  ],
  never:
    /^(?:If|When|Whenever|Suppose)\b|\byou\b|\bconclude that it is (?:not )?possible|\b(?:figure|fig\.|table) \d+ shows?\b|\bwe show (?:the|an?) (?:results?|examples?|overview)\b|\bfuture\b|\(\d{4}\) (?:show|found|report)\w*/i,
  adds: [
    [0.15, /\b(?:because|due to|since|effect of|without|depends on|correlat\w+)\b/i],
    [0.15, /\bwe (?:\w+ly )?(?:find|found|observed?|conclude[d]?)\b/i],
  ],
  parts: inParts('discussion .35 results .25 conclusion .25 abstract .2 introduction .05 related -.4 method -.05'),
  most: 2,
};

export const reason: RoleRule = {
  role: 'reason',
  needs: [/\bbecause\b|\breasons? (?:is|are|for|why)\b|\bdue to the fact\b/i],
  never:
    /\b(?:probably|perhaps|section|figure|table|future|respondents|participants|you)\b|\bthis was\b|^Just because\b/i,
  adds: [[0.1, /\bwe (?:chose|choose|use|used|prefer|decided)\b|\b(?:main|second|other) reason\b/i]],
  parts: inParts('discussion .25 results .15 method .15 introduction .05 abstract .1 related -.3'),
  most: 1,
};

export const cost: RoleRule = {
  role: 'cost',
  needs: [
    /\b(?:memory|(?:time|space|computational|quadratic|linear) complexity|latency|throughput|run(?:ning)? ?time|runtime|wall-?clock|FLOPs?|CPU|processor time|bandwidth|(?:tokens|questions|pages|images|samples|frames) (?:per|a) second|milliseconds|GPU[- ](?:hours|days)|(?:costs?|takes?|took|needs?|requires?) (?:only |about |around |approximately |less than )?[$]?\d[\d,.]*(?: to \d[\d,.]*)? ?(?:ms|µs|s|seconds?|minutes?|hours?|days?|[KMG]B|dollars?|cents?|USD)\b|(?:costs?|priced at) [$]\d)/i,
    /(?:\d|quadratic|linear(?:ly)? (?:in|with|time)|O\(|\b(?:faster|cheaper|less|fewer|constant)\b)/i,
  ],
  never:
    /\b(?:we (?:evaluate|vary|plan|hope|measure|judged|removed)|future|at the cost of|benchmarks|short-term memory|questions? took|participants?|respondents?|invalid|thresholds?|annotations?|you)\b|^If\b/i,
  adds: [
    [0.2, MEASURE],
    [0.2, /\b(?:quadratic|linear(?:ly)? (?:in|with)|memory|complexity|per second|costs?)\b/i],
  ],
  parts: inParts(
    'method .1 results .25 discussion .2 abstract .15 introduction .05 conclusion .1 related -.3 limitations -.2',
  ),
  most: 2,
};

export const limitation: RoleRule = {
  role: 'limitation',
  needs: [
    /\b(?:limitations?|drawbacks?|shortcomings?|caveats?|weakness(?:es)?)\b|\b(?:we|our \w+|this (?:paper|work|study|note|article|method|model|approach)|the (?:model|method|approach|system|package|parser|algorithm|ranker|framework|tool|measure|proxy|authors?))\b.{0,50}\b(?:do(?:es)? not|did not|cannot|can't|could not|has not|have not|was not|were not|(?:is|are) (?:\w+ly )?(?:limited|restricted)(?: to)?)\b|\bnot (?:yet )?(?:been )?(?:tested|measured|verified|evaluated|covered|supported|checked)\b/i,
  ],
  never:
    /\bdiscuss\w* (?:the |some )?(?:\w+ )?limitations?\b|\blimitations? (?:of|in) (?:previous|existing|prior|current|rnn|such|these)\b|\b(?:address|overcome|alleviate|without)\w*\b.{0,30}\blimitations?\b|\bdo(?:es)? not (?:require|need|matter|depend|think|want|wish|have to)\b|\bnaturally extends\b|\bwe (?:hope|plan)\b/i,
  adds: [
    [0.2, /\b(?:limitations?|drawbacks?|shortcomings?|not (?:yet )?(?:been )?(?:tested|measured|verified))\b/i],
    [0.15, /\b(?:only|however|although|but|not|requires?|may|limited)\b/i],
  ],
  parts: inParts(
    'limitations .5 conclusion .2 discussion .3 results .05 related -.5 introduction -.4 abstract -.2 method -.25 setup -.2 data -.1',
  ),
  most: 2,
};

export const future: RoleRule = {
  role: 'future',
  needs: [
    /\b(?:future (?:work|research|directions?|studies|versions?)|we (?:plan|intend|would like) to|we (?:hope|aim|want|expect) to\b.{0,80}\bfuture|we leave\b.{5,80}\b(?:future|later)|remains? (?:to be|an open)|further (?:research|work|investigation)|would be interesting|open questions?|promising directions?|next steps? (?:is|are|will))\b/i,
  ],
  never: /\bin this (?:paper|work|section)\b|\bcan leverage\b|\bnot only\b/i,
  adds: [[0.2, /\bfuture (?:work|research)|we plan\b/i]],
  parts: inParts('conclusion .4 discussion .3 limitations .3 results .05 abstract .1 related -.4 introduction -.2'),
  most: 1,
};

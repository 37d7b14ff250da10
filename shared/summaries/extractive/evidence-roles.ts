/** What a sentence can be evidence of: the roles that a reader asks a paper about, each with the words that give it away. */
import type { Part } from './sections.ts';

export type Role =
  | 'problem'
  | 'proposal'
  | 'method'
  | 'data'
  | 'setup'
  | 'result'
  | 'comparison'
  | 'finding'
  | 'cost'
  | 'theory'
  | 'limitation'
  | 'future'
  | 'use'
  | 'code';

interface RoleRule {
  readonly role: Role;
  /** All words that speak for the role; every match of one adds its weight. */
  readonly cues: readonly (readonly [weight: number, pattern: RegExp])[];
  /** Where such sentences stand. */
  readonly parts: Partial<Record<Part, number>>;
  /** How many answers of one paper may have this role. */
  readonly most: number;
}

const NUMBER =
  /(?<![\w.-])\d[\d,.]*\s?(?:%|×|x\b|percent|points?\b|times\b|ms\b|s\b|hours?\b|[KMGT]B\b|[kMB]\b)|\d\.\d/;

export const ROLES: readonly RoleRule[] = [
  {
    role: 'proposal',
    cues: [
      [0.7, /\bwe (?:\w+ly )?(?:propose|introduce|present|develop|design|describe|devise|release|build)\b/i],
      [
        0.7,
        /\b(?:this|the present|our) (?:paper|work|article|note|report|study|survey)\b.{0,50}\b(?:propos|introduc|present|develop|describ|survey|review|offer|show)/i,
      ],
      [0.4, /\b(?:our|main|key) (?:contribution|idea|goal|aim)\b/i],
      [0.3, /\bis a (?:new|novel|simple|model|method|framework|system|tool|package|benchmark|library|parser|data)/i],
    ],
    parts: { introduction: 0.25, abstract: 0.2, conclusion: 0.1, other: 0.05 },
    most: 2,
  },
  {
    role: 'problem',
    cues: [
      [
        0.4,
        /\b(?:problem|challenge|bottleneck|difficult|costly|expensive|slow|lack of|suffers? from|struggle|remain(?:s)? (?:a|an|unclear|unsolved|open)|hard to)\b/i,
      ],
      [0.3, /\b(?:cannot|can not|fails? to|preclud|limit(?:s|ed)|inefficien|poorly|unfortunately)\b/i],
      [0.1, /^(?:However|Unfortunately|Despite|Although|While)\b/],
    ],
    parts: { introduction: 0.35, abstract: 0.2, related: 0.05, method: -0.1, results: -0.15 },
    most: 1,
  },
  {
    role: 'method',
    cues: [
      [
        0.35,
        /\b(?:we|our (?:method|model|approach|system|algorithm)) (?:\w+ly )?(?:use|employ|apply|compute|combine|train|split|replace|add|define|modify|extend|split|adopt|store|divide|estimate|encode|map|construct|take|choose)\b/i,
      ],
      [
        0.35,
        /\b(?:consists? of|is composed of|works by|is based on|is computed|are computed|is trained|are trained|is defined as|takes? as input|is obtained by|the (?:core|key|main|basic) idea|instead of)\b/i,
      ],
      [0.1, /\b(?:by|through|via) \w+ing\b/i],
    ],
    parts: { method: 0.35, introduction: 0.1, abstract: 0.1, other: 0.15, related: -0.3, results: -0.1 },
    most: 3,
  },
  {
    role: 'data',
    cues: [
      [
        0.4,
        /\b(?:data ?sets?|corpus|corpora|benchmarks?|treebank|test set|training set|participants?|subjects|samples|annotat\w+)\b/i,
      ],
      [
        0.3,
        /\b\d[\d,.]*\s?(?:k|m|million|billion|thousand|hundred)?[\s-](?:\w+ ){0,2}(?:sentences?|words?|tokens?|examples?|documents?|images?|papers?|languages?|paragraphs?|pairs?|questions?|samples?|articles?|pages?|files?|participants?|messages?)\b/i,
      ],
      [0.2, /\b(?:contains?|consists? of|compris\w+|collect\w*|drawn from|extracted from)\b/i],
    ],
    parts: { data: 0.35, setup: 0.2, results: 0.1, abstract: 0.05 },
    most: 2,
  },
  {
    role: 'setup',
    cues: [
      [
        0.4,
        /\b(?:GPUs?|TPUs?|learning rate|batch size|hyper-?parameters?|optimi[sz]er|Adam|epochs?|dropout|warm-?up|training steps?|implemented in|runs? on|trained on|trained for)\b/i,
      ],
      [0.2, /\b(?:we|were|was) (?:set|train(?:ed)?|run|ran|implement(?:ed)?|measured|repeat(?:ed)?)\b/i],
      [0.1, NUMBER],
    ],
    parts: { setup: 0.35, results: 0.1, data: 0.05, method: 0.05 },
    most: 2,
  },
  {
    role: 'result',
    cues: [
      [
        0.35,
        /\b(?:achiev\w+|reach\w*|obtain\w*|attain\w*|yield\w*|score[sd]?|improv\w+|reduc\w+|increas\w+|gains?|outperform\w*|speed-?up|faster|accuracy|precision|recall|F1|F-measure|BLEU|perplexity|error rate)\b/i,
      ],
      [0.4, NUMBER],
      [0.1, /\bstate[- ]of[- ]the[- ]art\b/i],
    ],
    parts: { results: 0.35, abstract: 0.2, conclusion: 0.15, introduction: 0.1, discussion: 0.1, related: -0.4 },
    most: 3,
  },
  {
    role: 'comparison',
    cues: [
      [
        0.35,
        /\b(?:compared (?:to|with)|in comparison|outperform\w*|better than|worse than|faster than|slower than|lower than|higher than|more \w+ than|fewer \w+ than|less \w+ than|smaller than|larger than|baselines?|versus|vs\.|whereas|as against|against)\b/i,
      ],
      [0.25, NUMBER],
    ],
    parts: { results: 0.3, abstract: 0.1, discussion: 0.15, conclusion: 0.1, related: -0.2 },
    most: 2,
  },
  {
    role: 'finding',
    cues: [
      [
        0.4,
        /\b(?:we (?:\w+ly )?(?:find|found|observe|note|see|conclude|show|showed)|(?:results?|experiments?|analys[ie]s|findings?|figures?) (?:\w+ )?(?:show|indicate|suggest|demonstrate|reveal|confirm)s?|it turns out|ablation|surprising\w*|interesting\w*|the (?:main )?reason)\b/i,
      ],
      [0.15, /\b(?:because|due to|since|effect of|without|removing|depends on|correlat\w+)\b/i],
    ],
    parts: { discussion: 0.3, results: 0.2, conclusion: 0.2, abstract: 0.1 },
    most: 2,
  },
  {
    role: 'cost',
    cues: [
      [
        0.35,
        /\b(?:memory|complexity|quadratic\w*|linear(?:ly)? (?:in|with|time)|latency|throughput|run(?:ning)? ?time|wall-?clock|FLOPs?|CPU time|parameters|storage|megabytes|bandwidth|seconds? per|tokens per second|cost)\b/i,
      ],
      [0.2, NUMBER],
    ],
    parts: { method: 0.1, results: 0.15, discussion: 0.1, abstract: 0.05, related: -0.2 },
    most: 1,
  },
  {
    role: 'theory',
    cues: [[0.5, /\b(?:we prove|theorem|lemma|corollary|lower bound|upper bound|proof|provably|guarantee[sd]?)\b/i]],
    parts: { method: 0.15, abstract: 0.1, introduction: 0.05 },
    most: 1,
  },
  {
    role: 'limitation',
    cues: [
      [
        0.5,
        /\b(?:limitations?|drawbacks?|shortcomings?|caveats?|weakness\w*|restricted to|do(?:es)? not (?:yet )?(?:support|handle|cover|address|account|model|consider|apply)|we (?:did|do|could) not|only one|not (?:yet )?(?:been )?(?:tested|measured|verified|evaluated))\b/i,
      ],
      [0.2, /\b(?:however|although|but|still|at the (?:cost|price) of|beyond the scope|fails?|errors?)\b/i],
    ],
    parts: { limitations: 0.5, conclusion: 0.15, discussion: 0.2, related: -0.4, introduction: -0.25, abstract: -0.1 },
    most: 2,
  },
  {
    role: 'future',
    cues: [
      [
        0.6,
        /\b(?:future (?:work|research|directions?|studies)|we (?:plan|intend|hope|aim|leave|expect) (?:to|that)|remains? (?:to be|open)|further (?:research|work|investigation|improvements?)|would be interesting|open questions?|promising direction)\b/i,
      ],
    ],
    parts: { conclusion: 0.3, discussion: 0.15, limitations: 0.15, related: -0.3 },
    most: 1,
  },
  {
    role: 'use',
    cues: [
      [
        0.4,
        /\b(?:can be (?:used|applied|extended)|applications?|useful for|practical\w*|enables?|makes it possible|allows? (?:us|users|researchers|one)|applicable to|suited (?:to|for))\b/i,
      ],
    ],
    parts: { conclusion: 0.2, discussion: 0.15, introduction: 0.1, abstract: 0.1, related: -0.2 },
    most: 1,
  },
  {
    role: 'code',
    cues: [
      [
        0.6,
        /\b(?:code|software|source|package|models?|data(?:set)?s?|implementation)\b.{0,60}\b(?:available|released?|open[- ]sourced?|download\w*|published)\b|github\.com|cran\b/i,
      ],
      [0.2, /https?:\/\//],
    ],
    parts: { conclusion: 0.1, abstract: 0.1, introduction: 0.05 },
    most: 1,
  },
];

/** How strongly a sentence of that part speaks for each role; roles without any cue are left out. */
export function roleStrengths(text: string, part: Part): { role: Role; strength: number }[] {
  return ROLES.flatMap(({ role, cues, parts }) => {
    const cue = cues.reduce((total, [weight, pattern]) => total + (pattern.test(text) ? weight : 0), 0);
    const own = part === 'limitations' && role === 'limitation' ? 0.3 : 0;
    return cue + own >= 0.3 ? [{ role, strength: cue + own + (parts[part] ?? 0) }] : [];
  });
}

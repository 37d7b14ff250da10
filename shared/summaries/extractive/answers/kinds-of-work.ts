/** What a reader asks of the work itself: what it is, how it goes about it, and why. */

import { OPENING, OURS, OWN_NAME, parts, type QuestionKind, subject } from './question-kind.ts';

/** In the order in which a reader would ask. */
export const KINDS_OF_WORK: readonly QuestionKind[] = [
  {
    name: 'proposal',
    parts: parts('abstract introduction conclusion other'),
    says: [
      /^(?:(?:In|With) this [\w-]+,? |To [^,]{5,90}, )?(?:we|this (?:paper|work|article|study|note|report)) (?:\w+ly |also |first )?(?:(?:propos\w*|introduces?|develops?|designs?|have (?:introduced|developed|designed)) [a-z§]|(?:introduced|developed|designed) (?:an?|the first) (?:new|novel|\w+ly) |(?:present|describ)\w* (?:an?|the (?:design|architecture)|two|three|several|our|new|novel|§) )/i,
      /^(?!.*\b(?:two|three|four|several|some) (?:\w+ ){0,2}(?:directions|ways|ideas|issues|questions|points)\b)/i,
      /^(?!.*\b(?:results?|experiments?|evaluations?|overview|examples?|details|snapshot|summary|discussion|comparison|set|series) (?:of|on|for|from|with|that|in)\b)/i,
    ],
    saysInJapanese:
      /(?:本(?:論文|研究|稿|報告)|我々|筆者ら).{0,80}(?:提案|開発|構築|提示)(?:する|した|している)|(?:今回|今年度|本年度|ここで)は?.{0,80}(?:開発|提案|試作|構築)(?:を行った|を試みた|する|した)/,
    better: /\b(?:new|novel|first|called|named)\b|§/i,
    asks: { ja: ['{S}は何を提案していますか？'], en: ['What do the authors of {S} propose?'] },
  },
  {
    name: 'definition',
    parts: parts('abstract introduction method other'),
    says: [
      new RegExp(
        `^(?:The )?${OWN_NAME}(?: \\([^)]*\\))? (?:is|are) (?:an?|the|our)\\b(?! (?:same|most|first|only|best|example|instance|case|result|function|set|number)\\b)`,
      ),
    ],
    asks: { ja: ['{S}とは何ですか？'], en: ['What is {S}?'] },
  },
  {
    name: 'offer',
    parts: parts('abstract introduction method conclusion other'),
    says: [
      new RegExp(
        `^(?:The )?(?:${OWN_NAME}|[Oo]ur (?:[\\w-]+ )?(?:system|approach|method|framework|algorithm|tool|model|scheme|technique))(?: also)? (?:provides?|supports?|allows?|enables?|guarantees?|offers?|lets|tolerates?|ensures?) .{50,}`,
      ),
      /^(?!.*\b(?:overview|summary|evidence|insights?|an example|several|various|many|some|different|certain) |.*\d)/i,
    ],
    asks: { ja: ['{S}は何を可能にしますか？'], en: ['What does {S} offer?'] },
  },
  {
    name: 'method',
    parts: parts('abstract introduction method other'),
    says: [
      subject(
        '(?:uses?|employs?|appl(?:y|ies)|combines?|splits?|replaces?|adopts?|divides?|encodes?|maps?|constructs?|learns?|extracts?|estimates?|decomposes?|selects?|assigns?|implements?|introduces?|modif(?:y|ies)|initiali[sz]es?|computes?|represents?|treats?|rel(?:y|ies) on|consists of|works by)\\b',
      ),
      /\b(?:to|by|for|from|into|with|that|instead of|based on|using) /,
      /^(?!.*\b(?:notation|examples?|terminology|conventions?|nomenclature|definitions?|should|experiments?|referred to as|denoted|(?:measur|evaluat|assess|compar)\w*|for (?:each|every|(?:a|any) given)|terms? |denote|results?|significan|in order to (?:compare|evaluate)|baselines?|learning rate|batch size|epochs?|data|data ?sets?|corpus|corpora|treebank)\b)/i,
    ],
    saysInJapanese:
      /(?:本手法|提案手法|我々|筆者ら|本研究).{0,80}(?:用いる|用いた|利用する|組み合わせる|適用する|置き換える)|^(?!.*(?:既存|従来|先行)).*を(?:用いた|用いる(?:ことにした)?|(?:使用|利用)(?:する|した))[.。．]$/,
    better: /\b(?:instead of|without|by \w+ing|consists of|based on)\b/i,
    asks: {
      ja: ['{S}では、どのような方法が使われていますか？', '{S}では、ほかにどのような方法が使われていますか？'],
      en: ['Which method does {S} use?', 'Which other method does {S} use?'],
    },
  },
  {
    // Elsewhere it is the aim of a step.
    name: 'aim',
    parts: parts('abstract introduction conclusion'),
    says: [
      /^(?!.*\bfuture\b)(?:(?:[^.;:]{0,60}, )?(?:our|we|this)\b|the\b)/i,
      /^(?:[^.;:]{0,60}, )?(?:(?:the|our) (?:main |primary |ultimate |overall |central )?(?:goal|aim|objective|purpose) (?:of (?:this|the present|our) (?:paper|work|study|article|project) )?(?:is|was) to|this (?:paper|work|study|article) aims to|we aim (?:to|at)|the (?:main |primary )?(?:goal|aim|purpose) of (?:the )?§ .{0,80}is to) /i,
    ],
    saysInJapanese:
      /(?:本(?:論文|研究|稿)|我々|筆者ら).{0,60}(?:目的とする|目指す|ことを目的と)|目的は.{0,80}(?:こと|である)/,
    asks: { ja: ['{S}は何を目指していますか？'], en: ['What does {S} aim at?'] },
  },
  {
    name: 'idea',
    parts: parts('abstract introduction method conclusion'),
    says: [
      /^(?:[^.;:]{0,60}, )?(?:the|our|one) (?:main|key|core|basic|central|crucial) (?:idea|insight|observation|innovation|intuition)s? (?:of (?:our|the|§) ?(?:[\w-]+ ){0,2}?|behind .{3,40}? )?(?:is|was|are) /i,
    ],
    asks: { ja: ['{S}の中心となる考えは何ですか？'], en: ['What is the main idea of {S}?'] },
  },
  {
    name: 'difference',
    parts: parts('abstract introduction related method discussion conclusion other'),
    says: [
      new RegExp(
        `^(?:Unlike|In contrast (?:to|with)|As opposed to|Different(?:ly)? from|Compared (?:to|with)) [^,]{5,110}, (?:${OURS}|our \\w+) `,
      ),
      /^(?!.*\b(?:results|previous(?:ly)?)\b)/i,
    ],
    asks: { ja: ['{S}は、ほかの研究や方法とどこが違いますか？'], en: ['How does {S} differ from others?'] },
  },
  {
    name: 'reason',
    parts: parts('abstract introduction method data setup results discussion other'),
    says: [
      new RegExp(
        `${OPENING}we(?: \\w+ly)? (?:chose|choose|use|used|prefer|preferred|decided|selected|adopt|adopted|employ|employed)\\b.{10,} (?:because|since) (?!the(?:y|se)\\b)`,
        'i',
      ),
    ],
    asks: {
      ja: ['{S}では、設計や選択の理由がどう説明されていますか？'],
      en: ['How do the authors of {S} explain one of their choices?'],
    },
  },
  {
    name: 'assumption',
    parts: parts('introduction method setup other'),
    says: [
      /^(?:[^.;:]{0,60}, )?we (?:also )?assume (?:that )?(?!in |for |without )[a-z].{30,}/i,
      /^(?!.*\b(?:reader|familiar|generality|w\.l\.o\.g|as before|contradiction|simpl\w+|exposition|presentation|discussion|default|convenience)\b)/i,
    ],
    asks: { ja: ['{S}は何を前提としていますか？'], en: ['What do the authors of {S} assume?'] },
  },
  {
    name: 'theory',
    parts: parts('abstract introduction method results other'),
    says: [
      subject(
        '(?:prove|establish|derive|provide)\\b(?: that| (?:an? |the )?(?:[\\w-]+ )?(?:bounds?|guarantees?|proof|theorem|conditions?)\\b)',
      ),
      /^(?!(?:In order to|To|After) )/,
    ],
    asks: { ja: ['{S}では、理論的に何が示されていますか？'], en: ['What do the authors of {S} show in theory?'] },
  },
  {
    name: 'implementation',
    parts: parts('abstract introduction method setup results other'),
    says: [
      /^(?:[^.;:]{0,60}, )?(?:we (?:have )?(?:also )?implement(?:ed)? (?:a prototype of )?(?:§|our|the (?:proposed )?(?:algorithm|system|method|model|prototype))|(?:§|our (?:\w+ )?(?:prototype|implementation|system)) (?:is|was) (?:implemented|written|built)) .{0,60}\b(?:in|on|using|with|as|atop) /i,
    ],
    asks: { ja: ['{S}はどのように実装されていますか？'], en: ['How is {S} implemented?'] },
  },
  {
    name: 'use',
    parts: parts('abstract introduction results discussion conclusion other'),
    says: [
      new RegExp(
        `^(?:[^.;:]{0,60}, )?${OWN_NAME} (?:is|has been|was) (?:currently |already |widely |being )*(?:used|deployed|adopted|in (?:use|production)) (?:in|by|at|for|on|to|across) (?!(?:several|various|many|some|different|a number of) ).{15,}`,
      ),
    ],
    asks: { ja: ['{S}はどこで使われていますか？'], en: ['Where is {S} used?'] },
  },
];

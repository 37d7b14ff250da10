/** Whether a deposit is withdrawn. arXiv has no field for it: its authors say so in the comment or in place of the abstract. */

const deposit =
  '(?:paper|article|manuscript|preprint|submission|work|report|note|document|thesis|chapter|version|draft|entry|deposit|e-?print)';
const gone = '(?:withdrawn|retracted)';
/** "This paper has been withdrawn", "the present article is being temporarily retracted by the author". */
const isGone = new RegExp(
  String.raw`\b(?:(?:this|the(?: present)?|our|present) (?:\w+ )?${deposit}|it|\(?v\d+\)?) (?:has|have|had|is|was|are|were)(?: now| been| being| temporarily| hereby)* ${gone}\b(?!,? from (?!arxiv|the arxiv))`,
  'i',
);
/** "The authors have withdrawn this paper", "We withdraw this submission". */
const authorsTake = new RegExp(
  String.raw`\b(?:(?:the |its )?authors?|we|i|arxiv admin\w*) (?:(?:has|have|had|am|are|is|decided to|wish(?:es)? to|would like to) )*(?:now |hereby )?(?:${gone}|withdraw(?:s|ing)?|withdrew|retract(?:ed|s|ing)?) (?:this|the(?: present)?|our|present|it)\b(?: \w+)?`,
  'i',
);
/** A comment that begins or ends with the word: "Withdrawn due to an error", "Paper withdrawn by the author", "12 pages, withdrawn". */
const beginsGone = new RegExp(
  String.raw`^\W*(?:(?:this|the|temporarily) )?(?:${deposit} |v[2-9] )?(?:temporarily )?${gone}(?: ${deposit}\W*$)?(?=\W*$|[.,;:!)\]]| (?:by|due|because|for|since|as|on|until|pending|at|owing|per|following|after|to|from (?:the )?arxiv)\b)|[,;(] ?(?:now )?${gone}\W*$|^\W*(?:(?:the )?authors? requests? )?(?:the )?(?:withdrawal|retraction) of (?:this|our) ${deposit}\b`,
  'i',
);
/** What is said of another work, of an older version or of a wish is not said of this one. */
const ofAnother =
  /\b(?:replaces|supersedes|previous(?:ly)?|earlier|former|first version|version 1|v1|not|never|another|companion)\b[^.]{0,60}$/i;

function says(text: string, patterns: readonly RegExp[]): boolean {
  return text.split(/(?<=[.!?;])\s+/).some((sentence) =>
    patterns.some((pattern) => {
      const match = pattern.exec(sentence);
      return match !== null && !ofAnother.test(sentence.slice(0, match.index + match[0].search(/withdr|retract/i)));
    }),
  );
}

/**
 * @param comment the authors' comment on the deposit
 * @param abstract where some say it instead; a study of withdrawn drugs does not
 */
export function isWithdrawn(comment: string, abstract: string): boolean {
  return (
    says(comment, [isGone, authorsTake, beginsGone]) ||
    says(abstract.slice(0, 2_000), [isGone, authorsTake]) ||
    beginsGone.test(abstract)
  );
}

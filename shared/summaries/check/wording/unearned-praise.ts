/** Finds praise of the work that its own words do not carry: a digest does not judge. */

const PRAISE =
  /\b(?:ground-?breaking|revolutionary|revolutioni[sz]\w+|landmark|seminal|must-read|flawless|peerless|unprecedented|world-class|paradigm[- ]shift\w*|game-?chang\w+|breakthroughs?|master-?piece|outstanding|exceptional\w*|extraordinar\w+|brilliant\w*|(?:highly|strongly|warmly) recommend\w*|without (?:any )?(?:weakness|limitation|flaw)\w*|no (?:weakness|limitation|flaw)\w*|best (?:paper|work|study)|(?:paper|work|study) of the (?:year|decade|century)|most important (?:paper|work|study)|award-winning|nobel)\b|画期的|革命的|革新的|(?:きわめて|極めて|非常に|最も)(?:優れ|重要な(?:論文|研究|成果))|卓越し|傑作|世界最高|最高の(?:論文|研究|成果|業績)|比類(?:の)?な|完璧|必読|歴史的な(?:成果|論文|研究)|驚異的|前例のない|非の打ち所|(?:弱点|限界|欠点|問題点)(?:は|が)(?:なく|ない|ありません|存在しない|一切)|(?:強く|高く)(?:推薦|推奨|評価)|ノーベル|今世紀(?:最|で最)/i;

/** @param quotes the passages of the sentence; where one of them praises, the paper says so itself */
export function unearnedPraise(text: string, quotes: readonly string[]): string | undefined {
  const praise = PRAISE.exec(text)?.[0];
  if (praise === undefined || quotes.some((quote) => PRAISE.test(quote))) return undefined;
  return `"${praise}" is praise that its quotes do not carry`;
}

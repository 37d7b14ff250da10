/** Finds terms that a language's glossary knows to be wrong for a word the paper uses: 代理店 for agent. */

export interface GlossaryEntry {
  /** How the prompt names it. */
  readonly word: string;
  /** The paper's word. */
  readonly term: RegExp;
  /** What it must not become. */
  readonly wrong: RegExp;
  /** What it is called instead. */
  readonly right: string;
}

export function termMistranslated(
  claim: string,
  glossary: readonly GlossaryEntry[],
  source: string,
): string | undefined {
  const entry = glossary.find(({ wrong, term }) => wrong.test(claim) && term.test(source));
  return entry ? `"${entry.wrong.exec(claim)![0]}" is a wrong word here; write ${entry.right}` : undefined;
}

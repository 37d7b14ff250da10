/** Finds one term of the paper rendered in several ways within one summary: 学習者, 学生 and 生徒 for the student model. */

export interface OneTerm {
  /** The paper's term. */
  readonly term: RegExp;
  /** Renderings in use; any one of them is right, two of them in one summary are not. */
  readonly variants: readonly RegExp[];
}

/** @param before what the summary has said so far: its rendering stands */
export function mixedTerms(
  text: string,
  before: string,
  terms: readonly OneTerm[],
  source: string,
): string | undefined {
  for (const { term, variants } of terms) {
    const here = variants.filter((variant) => variant.test(text));
    const used = variants.filter((variant) => variant.test(before));
    const other = here.find((variant) => used.length > 0 && !used.includes(variant)) ?? here[1];
    if (other && term.test(source)) {
      const first = (used[0] ?? here[0])!.exec(before + text)![0];
      return `"${other.exec(text)![0]}" was called "${first}" before; keep one word for one thing`;
    }
  }
  return undefined;
}

/** Whether a topic stands in a text. Every function stands on its own or on those above it, since the browser runs them too. */

/** A text as topics are looked for in it: compatibility forms folded, lower case, each Latin word without a plural's s. */
export interface Looked {
  readonly folded: string;
  readonly words: ReadonlySet<string>;
}

/** `Agents, LLMs` → `agent, llm`; `bias` and `class` stay. */
export function withoutPlurals(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z]{2}[^su\d])s(?![\p{L}\p{N}])/gu, '');
}

export function lookedAt(text: string): Looked {
  const folded = withoutPlurals(text);
  return {
    folded,
    words: new Set(folded.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+/gu) ?? []),
  };
}

/**
 * All Latin words of a phrase stand in the text, in any order; what is written without spaces stands there as it is.
 * @param phrases the topic and the same in other letters, each without plurals
 */
export function holdsTopic({ folded, words }: Looked, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const spelled = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+/gu;
    const latin = phrase.match(spelled) ?? [];
    const others = phrase.replace(spelled, ' ').match(/[\p{L}\p{M}ー]+/gu) ?? [];
    return (
      latin.length + others.length > 0 &&
      latin.every((word) => words.has(word)) &&
      others.every((part) => folded.includes(part))
    );
  });
}

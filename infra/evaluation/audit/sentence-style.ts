/** Counts polite (です・ます) and plain sentences of Japanese text, as the reference digest's audit did. */
const BETWEEN = /(?<=[ぁ-んァ-ヶ一-龠）)」’”%a-zA-Z])[.。](?=\s|$|[ぁ-んァ-ヶ一-龠A-Z“「’])/;
const POLITE = /(?:です|ます|ました|ません|ください|でしょう|ましょう|でした|ますか|ですか)$/;
const SHORTEST = 4;

export function styleOf(text: string): { readonly polite: number; readonly plain: number } {
  const sentences = `${text.replace(/[.。]+$/, '')}.`
    .split(BETWEEN)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > SHORTEST);
  const polite = sentences.filter((sentence) => POLITE.test(sentence.replace(/[.。]+$/, ''))).length;
  return { polite, plain: sentences.length - polite };
}

/**
 * Words for the search index: Latin words in lower case, Chinese and Japanese runs as pairs of characters (they have no
 * spaces, and pairs find any part of a compound). It is also sent to the browser as text, so it stands on its own.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  const folded = text.normalize('NFKC').toLowerCase();
  for (const match of folded.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|[\p{L}\p{N}]+(?:[-.+'][\p{L}\p{N}]+)*/gu,
  )) {
    const run = match[0];
    if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u.test(run)) {
      terms.push(run);
      for (const part of run.split(/[-.+']/)) if (part !== run && part.length > 1) terms.push(part);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) terms.push(run);
    for (let i = 0; i + 1 < characters.length; i++) terms.push(characters[i]! + characters[i + 1]!);
  }
  return terms;
}

/**
 * Terms that papers write in Latin letters and readers in kana or kanji, and the other way round. A query is widened by these
 * alone: a word that stands in no row is searched as it was typed. Sent to the browser as it stands.
 */
export const SAME_WORDS: readonly (readonly string[])[] = [
  ['transformer', 'トランスフォーマー', 'トランスフォーマ'],
  ['attention', 'アテンション', '注意機構'],
  ['diffusion', '拡散'],
  ['agent', 'エージェント'],
  ['benchmark', 'ベンチマーク'],
  ['dataset', 'データセット'],
  ['token', 'トークン'],
  ['prompt', 'プロンプト'],
  ['cache', 'キャッシュ'],
  ['memory', 'メモリ', 'メモリー'],
  ['model', 'モデル'],
  ['batch', 'バッチ'],
  ['template', 'テンプレート'],
  ['embedding', '埋め込み'],
  ['retrieval', '検索'],
  ['fine-tuning', 'ファインチューニング', '微調整'],
  ['reinforcement learning', '強化学習'],
  ['quantization', '量子化'],
  ['distillation', '蒸留'],
  ['reasoning', '推論'],
  ['inference', '推論'],
  ['multimodal', 'マルチモーダル'],
  ['alignment', 'アラインメント'],
  ['hallucination', 'ハルシネーション', '幻覚'],
  ['language model', '言語モデル'],
  ['robot', 'ロボット'],
  ['graph', 'グラフ'],
  ['vision', 'ビジョン', '視覚'],
  ['speech', '音声'],
  ['translation', '翻訳'],
  ['summarization', '要約'],
];

/**
 * What a hit marks of queries in Japanese, which has no spaces: three characters in a row or more, and a shorter run as it
 * stands. Pairs find any part of a compound, and marked alone they would light up parts of other words. Stands on its own.
 */
export function wordsToMark(queries: readonly string[]): string[] {
  const runs = queries.flatMap(
    (query) => query.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu) ?? [],
  );
  const words = new Set<string>();
  for (const run of runs) {
    const characters = [...run].slice(0, 20);
    for (let from = 0; from < characters.length; from++)
      for (let to = from + Math.min(3, characters.length); to <= characters.length; to++)
        words.add(characters.slice(from, to).join(''));
  }
  return [...words];
}

/**
 * What a reader may have meant by a query, the query itself first: an arXiv id without its prefix and version, and the same
 * words in the other letters. Stands on its own, since the browser runs it too.
 */
export function searchQueries(query: string, same: readonly (readonly string[])[]): string[] {
  const folded = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?:https?:\/\/)?(?:www\.)?arxiv(?:\.org\/(?:abs|pdf|html)\/|:\s*)(?=\d)/g, '')
    .replace(/\b(\d{4}\.\d{4,5})v\d+\b/g, '$1')
    .trim();
  const queries = new Set([folded]);
  for (const row of same)
    for (const word of row) {
      if (!folded.includes(word)) continue;
      for (const other of row) if (other !== word && !word.includes(other)) queries.add(folded.replaceAll(word, other));
    }
  return [...queries].filter(Boolean).slice(0, 12);
}

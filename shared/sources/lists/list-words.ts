/** The words that lists write around their papers: names of links, of columns and of fields, and what headings say of themselves. */

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** A link whose text is made of these alone names what it leads to, not the work. */
const linkWords = wordSet(
  `paper papers pdf arxiv preprint article report technical tech system card link links url doi code github gitlab repo
  repository implementation source project page site website web homepage home demo blog blogpost post announcement tweet
  tweets thread twitter x video videos youtube talk slides poster podcast discussion reddit hackernews data dataset datasets
  model models weights checkpoint checkpoints hf hugging face huggingface openreview acl anthology html abs abstract here read
  more view open download full text fulltext supplement supplementary material appendix colab notebook space spaces docs
  documentation doc book thesis official version star alphaxiv ar5iv biorxiv medrxiv ssrn scholar semantic
  the and or on at of in to via for by original this click see back top up index main next previous table contents subscribe
  newsletter join discord slack follow us sign license edit archive
  lien liens artigo artigos articolo artículo articulo enlace enlaces código codigo papier pdf-datei verweis ligação collegamento codice
  论文 链接 论文链接 论文地址 代码 代码链接 代码地址 项目 主页 项目主页 数据集 地址 原文 解读 논문 링크 코드
  論文 本文 リンク コード スライド 動画 解説 ブログ サイト プロジェクト ページ プロジェクトページ 公式 実装 データ データセット 記事 原文 要旨 元論文 詳細 こちら`,
);

/** What a part of an entry may be called: `Authors: …`, `**Code**: …`. */
const fieldWords = wordSet(
  `author authors affiliation affiliations institution institutions institute organization org organisation lab labs team company
  venue conference journal published publication date year submitted submission posted added week tags tag topic topics keyword
  keywords category categories subject subjects field area areas task tasks tldr tl;dr note notes why how what key idea ideas
  lead leader speaker speakers presenter presenters host chair moderator session location room time when where who
  point points takeaway takeaways contribution contributions method methods result results comment comments citation citations
  auteur auteurs autrice autor autoren autorin autores autora autori autore résumé resume resumen resumo riassunto zusammenfassung
  kurz datum fecha data jour présentateur vorgestellt presenta stars score votes upvotes description overview summary details main findings finding highlights highlight insight insights status
  标题 题目 作者 机构 单位 会议 期刊 时间 日期 摘要 关键词 简介 总结 备注 评分 标签 저자 요약 초록 날짜
  著者 所属 会議 学会 日付 公開 公開日 投稿 投稿日 発行日 掲載 キーワード カテゴリ 分野 タグ 要約 概要 一言 ひとこと コメント まとめ メモ ポイント 手法 結果 内容 備考 発表者 担当 担当者 日時 場所 司会`,
);

/** What headings say of themselves beside their date. */
const headingWords = wordSet(
  `top best ai ml nlp cv llm llms arxiv paper papers reading readings read list lists of the for in on to from a an and week weeks
  weekly daily monthly issue issues edition editions vol volume no number new newest latest this our my notes note technical
  digest roundup round up newsletter highlights picks pick selected selection research summary summaries news machine learning
  deep artificial intelligence date dates recap review reviews ending beginning starting commencing ended w c e day days month
  session meeting subject re fwd min mins minute minutes published posted semaine semana settimana woche du des del les los der die articles artículos artikel lectures
  lecturas`,
);
const japaneseHeadingWords =
  /論文|论文|周|まとめ|紹介|号|第|読んだ|読書会|件名|の|年|月|日|週|分|目|メモ|ノート|一覧|リスト/g;

/** Five of the longest words that name links, and their signs, are shorter. */
const namesLimit = 120;

/** Names are short; a longer text is cut where it is sure to be none. */
const wordsOf = (text: string): string[] =>
  text
    .slice(0, 240)
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s/|&+,:：()[\]【】・、"'“”!?_-]+|\.(?=\s|$)/)
    .filter((word) => /[\p{L}\p{N};]/u.test(word));

/** Whether a text names a kind of link (`[PDF]`, `Code & data`, `Paper 2`) rather than a work. */
export function isLinkName(text: string): boolean {
  if (text.length > namesLimit) return false;
  const words = wordsOf(text);
  return words.length <= 5 && words.every((word) => linkWords.has(word) || /^[\d^*]{1,3}$/.test(word));
}

/** Browsers take no longer ones. */
const longestAddress = 2_100;

/** Whether a text is an address or an identifier, which names no work to a reader. */
export const isAddress = (text: string): boolean =>
  text.length <= longestAddress &&
  /^[^\p{L}\p{N}]*(?:https?:\/\/|www\.|(?:arxiv|doi)\s*:?\s*\d)\S*\s*(?:\[[\w.-]+\])?[^\p{L}\p{N}]*$|^[^\p{L}\p{N}]*\d{4}\.\d{4,5}(?:v\d+)?[^\p{L}\p{N}]*$|^10\.\d{4,9}\/\S+$|^[\w-]+(?:\.[\w-]+)+\/\S*$/iu.test(
    text.trim(),
  );

/** What stands where a paper is still to come. */
export const isPlaceholder = (text: string): boolean =>
  /^[^\p{L}\p{N}]*(?:tb[adc]|to be (?:announced|decided|confirmed)|n\/a|none|coming soon|no (?:papers?|meeting|session|seminar|talk|class)|cancel?led|(?:\p{L}+ )?(?:break|holidays?|vacations?|recess)|未定|なし|お?休み|休[会講]|中止|祝日|延期|ガイダンス|オリエンテーション)(?:[^\p{L}\p{N}]*|\s*\(.{0,40})$/iu.test(
    text,
  );

/** Whether a text names a part of an entry: `Authors`, `Code`, `TL;DR`. */
export function isFieldName(text: string): boolean {
  if (text.length > namesLimit) return false;
  const words = wordsOf(text);
  return words.length > 0 && words.length <= 4 && words.every((word) => linkWords.has(word) || fieldWords.has(word));
}

/** How many words of a heading, its date apart, say something of their own. */
export function ownWords(rest: string): number {
  return wordsOf(rest.replace(japaneseHeadingWords, ' ')).filter(
    (word) => /\p{L}{2}/u.test(word) && !headingWords.has(word),
  ).length;
}

export type ColumnKind = 'number' | 'title' | 'paper' | 'links' | 'authors' | 'date' | 'note' | 'unknown';

/** What a table's column holds, by its header. */
export function columnKind(header: string): ColumnKind {
  const text = header.normalize('NFKC').trim();
  if (/^(?:#|№|no\.?|n|nr\.?|num(?:ber)?|rank|index|番号|順位|回|回数)$/i.test(text)) return 'number';
  if (
    /\b(?:title|titre|titel|titolo)\b|^título$|^(?:paper |model |article )?names?$|タイトル|題名|題目|論文名|表題|标题|题目|제목/i.test(
      text,
    )
  )
    return 'title';
  if (
    /^(?:(?:the )?(?:papers?|readings?|articles?|publications?|works?)(?: of the week)?|(?:発表|紹介)?(?:論文|文献)(?:情報)?|论文|논문)$/i.test(
      text,
    )
  )
    return 'paper';
  if (/author|^(?:auteur|autor)|著者|作者|저자/i.test(text)) return 'authors';
  if (
    /\b(?:date|week|published|posted|submitted|year|datum|fecha|semaine|woche|semana)\b|日付|日期|时间|날짜|週|周|公開日|投稿日|掲載|発行日/i.test(
      text,
    )
  )
    return 'date';
  if (/\p{L}/u.test(text) && isLinkName(text) && !/^(?:abstract|text|要旨)$/i.test(text)) return 'links';
  return /\p{L}/u.test(text) ? 'note' : 'unknown';
}

/** How a section without papers begins its name, and whether the name of a field may begin so: `Event Extraction`, `Job Scheduling`. */
const withoutPapers =
  /^[^\p{L}\p{N}]*(?:about|contribut\w*|how to (?:contribute|use|subscribe)|acknowledg\w*|table of contents|contents|toc|subscribe|stay (?:tuned|in touch)|star history|job board|upcoming events|thanks|thank you|that[’']s (?:it|all)|until next (?:week|time)|see you|before you go|our sponsors?|from our sponsors?|(?<field>contact|support|follow|citation|faq|join|jobs?|hiring|events?|feedback|licen[sc]e|sponsors?)(?: (?:us|me)\b)?)\b|^[^\p{L}\p{N}]*(?:目次|ライセンス|連絡先|このリストについて|謝辞)/iu;

/** How many own words stand behind such a beginning. */
function wordsBehind(heading: string): { words: number; mayBeField: boolean } | undefined {
  const opening = withoutPapers.exec(heading);
  if (!opening) return undefined;
  return { words: ownWords(heading.slice(opening[0].length)), mayBeField: opening.groups?.field !== undefined };
}

/** Sections of a list that hold no papers, whatever links stand in them. */
export function holdsNoPapers(heading: string): boolean {
  const behind = wordsBehind(heading);
  // `Support Vector Machines` is a paper.
  return behind !== undefined && behind.words <= (behind.mayBeField ? 0 : 1);
}

/** Sections of a newsletter beside that of its papers: what they link may be a paper all the same, where its address says so. */
export const holdsOtherLinks = (heading: string): boolean =>
  (wordsBehind(heading)?.words === 1 && !holdsNoPapers(heading)) ||
  /^[^\p{L}\p{N}]*(?:(?:\p{L}+ )?news|(?:useful |new )?tools?|products?|sponsored|launches|funding|podcasts?|videos?|tweets?|memes?|community|courses?|tutorials?|action items?|to-?dos?|next steps|homework|next (?:week|time)|upcoming|announcements?|around the web|quick (?:hits|links)|はじめに|おわりに|さいごに|最後に|編集後記|お知らせ|告知|ニュース|ツール|宿題|次回(?:予定)?)[^\p{L}\p{N}]*$/iu.test(
    heading,
  );

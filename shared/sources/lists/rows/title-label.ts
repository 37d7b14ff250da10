/** What a row calls its title: `Paper: …`, alone or behind another field. */
import { isFieldName } from '../list-words.ts';

const first =
  /^\s*(?:(?:[\p{L}'’]+\s){0,3}(?:title|paper|read(?:ing)?)|titre|titel|título|titolo|タイトル|論文|标题|题目|论文标题|제목)\s*[:：]\s*(?=\S|$)/iu;
const behind =
  /^[^\p{L}\p{N}]*([^:：\n]{1,40})[:：][^:：]{1,100}?[.;|,·\n]\s*(?:paper|title|reading|titre|titel|título|titolo|論文|论文|タイトル)\s?[:：]\s*(?=\S)/iu;

/**
 * The beginning of a text up to its title, where it names it so: `Title: `, `Presenter: Jane. Paper: `.
 * @param isCell what stands in a cell for titles has no other fields
 */
export function titleLabel(text: string, isCell: boolean): string | undefined {
  const [label, field = ''] = (isCell ? undefined : behind.exec(text)) ?? [];
  return isFieldName(field) ? label : first.exec(text.slice(0, 60))?.[0];
}

import { expect, test } from '@jest/globals';
import { parseCuratedList } from '../../../../shared/sources/lists/curated-list.ts';

/** `number. title | note | authors | links`, blank ends left out; `@` and `&` are two works. */
function rowsIn(text: string): string[] {
  const work = (n: number): string => `https://arxiv.org/abs/2403.1000${n}`;
  const { weeks } = parseCuratedList(
    `## 2024-W13\n\n${text.replaceAll('@', work(1)).replaceAll(/&(?!\w+;)/g, work(2))}`,
  );
  return weeks.flatMap(({ rows }) =>
    rows.map(({ position, title, note, authors = '', links }) => {
      const named = links.map(({ label, url }) => `${label} ${url.replace('https://arxiv.org/abs/', '')}`);
      return [`${position}. ${title}`, note, authors, named.join(', ')].join(' | ').replace(/[ |]+$/, '');
    }),
  );
}

test.each<readonly [string, ...string[]]>([
  ['| Title | Link |\n|--|--|\n| A Paper of Words | [pdf](@) |', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '| Paper | Links |\n|--|--|\n| **A Paper of Words** - a note | [Paper](@), [Tweet](https://x.com/a/status/1) |',
    '1. A Paper of Words | a note |  | Paper 2403.10001, Tweet https://x.com/a/status/1',
  ],
  [
    '| Paper | Links |\n|--|--|\n| 1) **A Paper of Words** - a note with [a page](https://a.org/x) | [Paper](@) |',
    '1. A Paper of Words | a note with a page |  | Paper 2403.10001',
  ],
  [
    '| # | Paper | Link |\n|--|--|--|\n| 3 | A Paper of Words | [pdf](@) |',
    '3. A Paper of Words |  |  | pdf 2403.10001',
  ],
  [
    '| Title | "Good Enough" Words | A Paper of Words |\n|--|--|--|\n| Authors | Jane Doe | Max Mu |\n| pdf | [pdf](@) | [pdf](&) |\n| Why | a note | |',
    '1. "Good Enough" Words | a note | Jane Doe | pdf 2403.10001',
    '2. A Paper of Words |  | Max Mu | pdf 2403.10002',
  ],
  ['| Paper | Authors | Link |\n|--|--|--|\n| Link | Jane Doe | [pdf](@) |', '1.  |  | Jane Doe | pdf 2403.10001'],
  ['| Date | Paper | Link |\n|--|--|--|\n| 2024-03-21 | *No meeting* | |'],
  ['| No. | Name | URL |\n|--|--|--|\n| 4. | A Paper of Words | @ |', '4. A Paper of Words |  |  | Link 2403.10001'],
  [
    '| 番号 | 論文名 | 著者 | リンク | メモ |\n|--|--|--|--|--|\n| 2 | 論文の題 | 山田太郎 | [論文](@) | 短評 |',
    '2. 論文の題 | 短評 | 山田太郎 | 論文 2403.10001',
  ],
  [
    '| Authors | Title | arXiv | Code |\n|--|--|--|--|\n| Jane Doe, Max Mu | A Paper of Words | [2403.10001](@) | [gh](https://github.com/a/b) |',
    '1. A Paper of Words |  | Jane Doe, Max Mu | arXiv 2403.10001, gh https://github.com/a/b',
  ],
  ['| Title | arXiv |\n|--|--|\n| A Paper of Words | 2403.10001v2 |', '1. A Paper of Words |  |  | arXiv 2403.10001v2'],
  [
    '| Title | DOI |\n|--|--|\n| A Paper of Words | 10.1145/1234567.8901234 |',
    '1. A Paper of Words |  |  | DOI https://doi.org/10.1145/1234567.8901234',
  ],
  [
    '| Title | Venue | Paper |\n|--|--|--|\n| A Paper of Words | ICML 2024 | [link](@) |',
    '1. A Paper of Words | ICML 2024 |  | Paper 2403.10001',
  ],
  [
    '| Link | Summary | Title |\n|--|--|--|\n| [pdf](@) | In short. | A Paper of Words |',
    '1. A Paper of Words | In short. |  | pdf 2403.10001',
  ],
  [
    '| Paper | Summary |\n|--|--|\n| [A Paper of Words](@) | In short; see [code](https://github.com/a/b). |',
    '1. A Paper of Words | In short; see code. |  | Paper 2403.10001',
  ],
  [
    '| Paper | Code |\n|--|--|\n| [A Paper of Words](@) ([slides](https://a.org/s)) | [gh](https://github.com/a/b) |',
    '1. A Paper of Words |  |  | Paper 2403.10001, slides https://a.org/s, gh https://github.com/a/b',
  ],
  [
    '| Title | Notes |\n|--|--|\n| A Paper of Words | see [arXiv](@) and [a page](https://a.org/x) |',
    '1. A Paper of Words | see arXiv and a page |  | arXiv 2403.10001',
  ],
  ['| Title | Notes |\n|--|--|\n| A Paper of Words | no link |', '1. A Paper of Words | no link'],
  ['| Title | Link |\n|--|--|\n| TBD |  |'],
  ['| Title | Link |\n|--|--|\n|  | [pdf](@) |', '1.  |  |  | pdf 2403.10001'],
  ['| Title | Link |\n|--|--|\n|  | [page](https://a.org/x) |'],
  ['| Title | Link |\n|--|--|\n| A Paper of Words |  |', '1. A Paper of Words'],
  ['| Title | Link |\n|--|--|\n| A Paper of Words | [pdf]() |', '1. A Paper of Words |  |  | pdf'],
  [
    '| Title | Project |\n|--|--|\n| A Paper of Words | [Site](https://a.org/x) |',
    '1. A Paper of Words |  |  | Site https://a.org/x',
  ],
  [
    '| Paper | Link |\n|--|--|\n| **Vision** |   |\n| A Paper of Words | [pdf](@) |\n| **Language** |  |\n| Another Paper of Words | [pdf](&) |',
    '1. A Paper of Words |  |  | pdf 2403.10001',
    '2. Another Paper of Words |  |  | pdf 2403.10002',
  ],
  [
    '| Topic | Paper |\n|--|--|\n| Vision | [A Paper of Words](@)<br>[Another Paper of Words](&) |',
    '1. A Paper of Words | Vision |  | Paper 2403.10001',
    '2. Another Paper of Words | Vision |  | Paper 2403.10002',
  ],
  [
    '| Stars | Paper | Date |\n|--|--|--|\n| 12 | [A Paper of Words](@) | 2024-03-26 |',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  [
    '| A Paper of Words | [pdf](@) |\n| Another Paper of Words | [pdf](&) |',
    '1. A Paper of Words |  |  | pdf 2403.10001',
    '2. Another Paper of Words |  |  | pdf 2403.10002',
  ],
  ['|--|--|\n| A Paper of Words | [pdf](@) |', '1. A Paper of Words |  |  | pdf 2403.10001'],
  ['Title | Link\n--|--\nA Paper of Words | [pdf](@)', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '| [A Paper of Words](@) | a note |\n|--|--|\n| [Another Paper of Words](&) | a note |',
    '1. A Paper of Words | a note |  | Paper 2403.10001',
    '2. Another Paper of Words | a note |  | Paper 2403.10002',
  ],
  ['|Paper|Link|\n|:--|:-:|\n|A Paper of \\|r\\| Words|[pdf](@)|', '1. A Paper of |r| Words |  |  | pdf 2403.10001'],
  ['|Paper|Link|\n|--|--|\n|A Paper of |r| Words|[pdf](@)|', '1. A Paper of |r| Words |  |  | pdf 2403.10001'],
  ['|Paper|Link|\n|--|--|\n|A Paper of Words|[pdf](@)||', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '|Paper|Link|\n|--|--|\n|A Paper of Words|[pdf](@)|\n|--|--|\n|Another Paper of Words|[pdf](&)|',
    '1. A Paper of Words |  |  | pdf 2403.10001',
    '2. Another Paper of Words |  |  | pdf 2403.10002',
  ],
  [
    '<table><tr><th>Title</th><th>Link</th></tr><tr><td>A Paper of Words</td><td><a href="@">pdf</a></td></tr></table>',
    '1. A Paper of Words |  |  | pdf 2403.10001',
  ],
  [
    '<table><thead><tr><td><b>Title</b></td><td>Link</td></tr></thead><tbody><tr><td>A Paper of Words</td><td><a href="@">pdf</a></td></tr></tbody></table>',
    '1. A Paper of Words |  |  | pdf 2403.10001',
  ],
  [
    '<table><tr><td>1</td><td><a href="@">A Paper of Words</a></td><td>A note of words.</td></tr></table>',
    '1. A Paper of Words | A note of words. |  | Paper 2403.10001',
  ],
  [
    '<table><caption>Vision</caption><tr><td><a href="@">A Paper of Words</a></td></tr></table>',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  [
    '<table><tr><td><table><tr><td><a href="@">A Paper of Words</a></td></tr></table></td></tr></table>',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  [
    '<ol start="4"><li><a href="@">A Paper of Words</a></li><li value="9"><a href="&">Another Paper of Words</a></li></ol>',
    '4. A Paper of Words |  |  | Paper 2403.10001',
    '9. Another Paper of Words |  |  | Paper 2403.10002',
  ],
  [
    '<ul><li>Vision<ul><li><a href="@">A Paper of Words</a></li></ul></li></ul>',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  ['<ul><ul><li><a href="@">A Paper of Words</a></li></ul></ul>', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['<div><p>A Paper of Words</p><p><a href="@">pdf</a></p></div>', '1. A Paper of Words |  |  | pdf 2403.10001'],
  ['<p><img src="x.png" alt="A Paper of Words"> <a href="@">pdf</a></p>', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '<h4>A Paper of Words</h4><p>A note.</p><p><a href="@">pdf</a></p><h4>Another Paper of Words</h4><p><a href="&">pdf</a></p>',
    '1. A Paper of Words | A note. |  | pdf 2403.10001',
    '2. Another Paper of Words |  |  | pdf 2403.10002',
  ],
  [
    '<article><header><b>A Paper of Words</b></header><a href="@">pdf</a></article>',
    '1. A Paper of Words |  |  | pdf 2403.10001',
  ],
  [
    '<script>var x = "[A Paper](@)";</script><style>a{}</style>\n\n- [A Paper of Words](@)',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  [
    '<nav><ul><li><a href="https://a.org/x">A Page of Ours</a></li></ul></nav>\n\n- [A Paper of Words](@)',
    '1. A Paper of Words |  |  | Paper 2403.10001',
  ],
  ['- <a href="@"><b>A Paper</b> of Words</a>', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['- <a name="x"></a>[A Paper of Words](@)', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['- A Paper of H<sub>2</sub>O [pdf](@)', '1. A Paper of H2O |  |  | pdf 2403.10001'],
  ['- <b>A Paper of Words</b><br>a note<br><a href="@">pdf</a>', '1. A Paper of Words | a note |  | pdf 2403.10001'],
  ['- A Paper of &lt;b&gt; &amp; &eacute; [pdf](@)', '1. A Paper of <b> & é |  |  | pdf 2403.10001'],
  ['- [A Paper of Words][1]\n\n[1]: @', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['- [A Paper of Words]\n\n[A Paper of Words]: @ "title"', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['Text\n[1]: @\n\n- [A Paper of Words][1]', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['- **A Paper of Words**[^1]\n\n[^1]: Doe et al., @', '1. A Paper of Words |  |  | Link 2403.10001'],
  ['- A Paper of Words[^1] [pdf](@)\n\n[^1]: Words.', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '| Paper | Presenter | Slides |\n|--|--|--|\n| A Paper of Words ([link](@)) | Ann | [deck](https://a.org/s) |\n| No meeting (Easter) | | |\n| Spring break | | |',
    '1. A Paper of Words | Ann |  | Link 2403.10001, deck https://a.org/s',
  ],
  [
    '| Topic | Texts |\n|--|--|\n| Vision | [A Paper of Words](@) |',
    '1. A Paper of Words | Vision |  | Paper 2403.10001',
  ],
  [
    '| 回 | 担当 | 文献 |\n|--|--|--|\n| 第3回 | 中村 | Zhao et al., "A Paper of Words", Nature (2024) [[link]](@) |\n| 第1回 | 大野 | ガイダンス |',
    '3. A Paper of Words | Nature (2024) 中村 | Zhao et al. | Link 2403.10001',
  ],
  [
    '| # | 📄 | 🔗 | 💬 |\n|--|--|--|--|\n| 1 | A Paper of Words | [link](@) | neat |',
    '1. A Paper of Words | neat |  | Link 2403.10001',
  ],
  [
    '| Title | Where |\n|--|--|\n| A Paper of Words | [USENIX](https://a.org/x) |\n| Other Words | see [us](https://a.org/y) |',
    '1. A Paper of Words |  |  | USENIX https://a.org/x',
    '2. Other Words | see us',
  ],
  ['| 論文 | メモ |\n|--|--|\n| 深層学習の基礎 @ | 短評 |', '1. 深層学習の基礎 | 短評 |  | Link 2403.10001'],
  [
    '| 标题 | 作者 | 链接 |\n|--|--|--|\n| A Paper of Words | Jane Doe | @ |',
    '1. A Paper of Words |  | Jane Doe | Link 2403.10001',
  ],
  ['```\n- [A Paper](@)\n```\n\n- [Another Paper of Words](&)', '1. Another Paper of Words |  |  | Paper 2403.10002'],
  [
    '    - [A Paper](@)\n\n    - [Another Paper of Words](&)',
    '1. A Paper |  |  | Paper 2403.10001',
    '2. Another Paper of Words |  |  | Paper 2403.10002',
  ],
  ['- `A Paper of Words` [pdf](@)', '1. A Paper of Words |  |  | pdf 2403.10001'],
  [
    '* [A Paper of Words](@)\n+ [Another Paper of Words](&)',
    '1. A Paper of Words |  |  | Paper 2403.10001',
    '2. Another Paper of Words |  |  | Paper 2403.10002',
  ],
  [
    '1. [A Paper of Words](@)\n1. [Another Paper of Words](&)',
    '1. A Paper of Words |  |  | Paper 2403.10001',
    '2. Another Paper of Words |  |  | Paper 2403.10002',
  ],
  ['- [ ] [A Paper of Words](@)', '1. A Paper of Words |  |  | Paper 2403.10001'],
  ['<!-- [A Paper](@) -->\n- [Another Paper of Words](&)', '1. Another Paper of Words |  |  | Paper 2403.10002'],
  ['***\n\n- [A Paper of Words](@)', '1. A Paper of Words |  |  | Paper 2403.10001'],
])('the papers in %j are read as %j', (text, ...rows) => {
  expect(rowsIn(text)).toEqual(rows);
});

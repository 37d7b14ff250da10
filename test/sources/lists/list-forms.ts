/** The forms in which people write weeks and papers, for tests that shuffle them. */
import { dayNumber, dayOfNumber, daysOfWeek } from '../../../shared/papers/time/week.ts';

export interface WrittenPaper {
  readonly title: string;
  readonly url: string;
  readonly note: string;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
interface Parts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly name: string;
  readonly short: string;
}
function partsOf(day: string): Parts {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return { y, m, d, name: months[m - 1] ?? '', short: (months[m - 1] ?? '').slice(0, 3) };
}
const two = (value: number): string => String(value).padStart(2, '0');
const ordinal = (day: number): string =>
  `${day}${day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'}`;

const monthIn =
  (language: string) =>
  (month: number): string =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 15));
const french = monthIn('fr');
const german = monthIn('de');
const spanish = monthIn('es');

/** Headings that name all there is to know. */
export const fullHeadings: Readonly<Record<string, (from: Parts, to: Parts, week: string) => string>> = {
  'month first': (a, b) => `${a.name} ${a.d} - ${b.name} ${b.d}, ${b.y}`,
  'month once': (a, b) =>
    a.m === b.m ? `${a.name} ${a.d}–${b.d}, ${b.y}` : `${a.name} ${a.d} – ${b.name} ${b.d}, ${b.y}`,
  'year behind a dash': (a, b) => `Papers of the Week (${a.short} ${a.d} - ${b.short} ${b.d}) - ${b.y}`,
  'two years': (a, b) => `${a.name} ${a.d}, ${a.y} — ${b.name} ${b.d}, ${b.y}`,
  'day first': (a, b) => `${a.d} ${a.name} - ${b.d} ${b.name} ${b.y}`,
  'day once': (a, b) =>
    a.m === b.m ? `${a.d}-${b.d} ${a.name} ${b.y}` : `${a.d} ${a.short} – ${b.d} ${b.short} ${b.y}`,
  ordinals: (a, b) => `${a.name} ${ordinal(a.d)} to ${b.name} ${ordinal(b.d)}, ${b.y}`,
  weekdays: (a, b) => `Mon, ${a.name} ${a.d} – Sun, ${b.name} ${b.d}, ${b.y}`,
  'week of': (a) => `Week of ${a.name} ${a.d}, ${a.y}`,
  commencing: (a) => `w/c ${a.d} ${a.name} ${a.y}`,
  ending: (_, b) => `Week ending ${b.name} ${b.d}, ${b.y}`,
  'ISO week': (_a, _b, week) => week,
  'week number': (_a, _b, week) => `Week ${Number(week.slice(6))}, ${week.slice(0, 4)}`,
  'week number and days': (a, b, week) =>
    `Week ${Number(week.slice(6))} (${a.short}. ${a.d} – ${b.short}. ${b.d}, ${b.y})`,
  'ISO days': (a, b) => `${a.y}-${two(a.m)}-${two(a.d)} ~ ${b.y}-${two(b.m)}-${two(b.d)}`,
  'ISO day': (a) => `${a.y}-${two(a.m)}-${two(a.d)}`,
  slashes: (a, b) => `${a.y}/${two(a.m)}/${two(a.d)} - ${b.y}/${two(b.m)}/${two(b.d)}`,
  dots: (a, b) => `${a.y}.${a.m}.${a.d}–${b.m}.${b.d}`,
  packed: (a, b) => `${a.y}${two(a.m)}${two(a.d)}-${b.y}${two(b.m)}${two(b.d)}`,
  'month first in numbers': (a, b) => `${two(a.m)}/${two(a.d)}/${a.y} - ${two(b.m)}/${two(b.d)}/${b.y}`,
  'day first in numbers': (a, b) => `${two(a.d)}.${two(a.m)}.${a.y} – ${two(b.d)}.${two(b.m)}.${b.y}`,
  Japanese: (a, b) => `${a.y}年${a.m}月${a.d}日〜${b.m}月${b.d}日`,
  'Japanese weekdays': (a, b) => `今週の論文（${a.y}年${a.m}月${a.d}日（月）〜${b.y}年${b.m}月${b.d}日（日））`,
  'Japanese week': (_a, _b, week) => `${week.slice(0, 4)}年第${Number(week.slice(6))}週`,
  'a short year': (a, b) => `${a.name} ${a.d} - ${b.name} ${b.d}, '${two(b.y % 100)}`,
  'a short year, day first': (a, b) => `${a.d} ${a.short}–${b.d} ${b.short} ’${two(b.y % 100)}`,
  'days before their month': (a, b) =>
    a.m === b.m
      ? `${a.d}-${b.d}/${two(b.m)}/${b.y}`
      : `${two(a.d)}/${two(a.m)}/${a.y} - ${two(b.d)}/${two(b.m)}/${b.y}`,
  'short years first': (a, b) =>
    `${two(a.y % 100)}/${two(a.m)}/${two(a.d)} - ${two(b.y % 100)}/${two(b.m)}/${two(b.d)}`,
  underscores: (a) => `${a.y}_${two(a.m)}_${two(a.d)}`,
  'a month by its name between dashes': (a) => `${a.y}-${a.short}-${two(a.d)}`,
  'the week of a month': (_a, _b, week) =>
    `Week ${weekOfMonth(week).n} of ${weekOfMonth(week).name} ${weekOfMonth(week).y}`,
  'a month and its week': (_a, _b, week) =>
    `${weekOfMonth(week).y}-${two(weekOfMonth(week).m)}, week ${weekOfMonth(week).n}`,
  'a month and its W': (_a, _b, week) => `${weekOfMonth(week).short} W${weekOfMonth(week).n} ${weekOfMonth(week).y}`,
  'the Japanese week of a month': (_a, _b, week) =>
    `${weekOfMonth(week).y}年${weekOfMonth(week).m}月第${weekOfMonth(week).n}週`,
  'a Japanese day of the week': (a) => `${a.y}/${two(a.m)}/${two(a.d)}週`,
  'a short Japanese year': (a, b) => `${two(a.y % 100)}年${a.m}月${a.d}日〜${b.m}月${b.d}日`,
  French: (a, b) => `Semaine du ${a.d} ${french(a.m)} au ${b.d} ${french(b.m)} ${b.y}`,
  'French once': (a, b) =>
    a.m === b.m
      ? `Du ${a.d} au ${b.d} ${french(b.m)} ${b.y}`
      : `Du ${a.d} ${french(a.m)} au ${b.d} ${french(b.m)} ${b.y}`,
  German: (a, b) => `${a.d}. ${german(a.m)} bis ${b.d}. ${german(b.m)} ${b.y}`,
  'a German week': (_a, _b, week) => `KW ${week.slice(6)}/${week.slice(0, 4)}`,
  Spanish: (a, b) => `Semana del ${a.d} de ${spanish(a.m)} al ${b.d} de ${spanish(b.m)} de ${b.y}`,
  Chinese: (a, b) => `${a.y}年${a.m}月${a.d}日至${b.m}月${b.d}日`,
  'a Chinese week': (_a, _b, week) => `${week.slice(0, 4)}年第${Number(week.slice(6))}周`,
  Korean: (a, b) => `${a.y}년 ${a.m}월 ${a.d}일 ~ ${b.m}월 ${b.d}일`,
  'a Korean week': (_a, _b, week) => `${week.slice(0, 4)}년 ${Number(week.slice(6))}주차 논문`,
  'the Korean week of a month': (_a, _b, week) =>
    `${weekOfMonth(week).y}년 ${weekOfMonth(week).m}월 ${weekOfMonth(week).n}주차`,
  'the era': (a, b) => `令和${a.y - 2018}年${a.m}月${a.d}日から${b.m}月${b.d}日まで`,
};

/** A month holds the weeks whose Thursday lies in it. */
function weekOfMonth(week: string): Parts & { readonly n: number } {
  const thursday = partsOf(dayOfNumber(dayNumber(daysOfWeek(week).from) + 3));
  return { ...thursday, n: Math.ceil(thursday.d / 7) };
}

/** Headings that say less than all, under others that say the rest. */
export const framedHeadings: Readonly<Record<string, (from: Parts, to: Parts, week: string) => string>> = {
  'days in numbers in a year': (a, b) => `# ${b.y}\n## ${a.m}/${a.d} - ${b.m}/${b.d}`,
  'days between dashes in a year': (a, b) => `# ${b.y}\n## ${two(a.m)}-${two(a.d)} ~ ${two(b.m)}-${two(b.d)}`,
  'days in a year': (a, b) => `# Papers ${b.y}\n## ${a.short} ${a.d} - ${b.short} ${b.d}`,
  'Japanese days in a year': (a, b) => `# ${b.y}年\n## ${a.m}月${a.d}日〜${b.m}月${b.d}日`,
  'a week of a year': (_a, _b, week) => `# ${week.slice(0, 4)}\n## Week ${Number(week.slice(6))}`,
  'bare days in a month': (a, b) =>
    a.m === b.m ? `# ${b.y}\n## ${b.name}\n### ${a.d}–${b.d}` : `# ${b.y}\n## ${a.name} ${a.d} – ${b.name} ${b.d}`,
  'a week of a month': (_a, _b, week) =>
    `# ${weekOfMonth(week).name} ${weekOfMonth(week).y}\n## Week ${weekOfMonth(week).n}`,
  'an ordinal week of a month': (_a, _b, week) =>
    `# ${weekOfMonth(week).y}\n## ${weekOfMonth(week).name}\n### ${ordinal(weekOfMonth(week).n)} week`,
  'a Japanese week of a month': (_a, _b, week) =>
    `# ${weekOfMonth(week).y}年\n## ${weekOfMonth(week).m}月\n### ${weekOfMonth(week).n}週目`,
  'a Japanese day of a month': (a) => `# ${a.y}年${a.m}月\n## ${a.d}日(月)`,
  'a day and its weekday below a month': (a) => `# ${a.y}\n## ${a.name}\n### ${a.d} Mon`,
  'a weekday and its day below a month': (a) => `# ${a.name} ${a.y}\n## Monday, the ${ordinal(a.d)}`,
  'a day within the week of a day': (a) =>
    `# arXiv digest, week of ${a.name} ${a.d}, ${a.y}\n## Monday, ${a.name} ${a.d}`,
  'a day within its week': (a, _b, week) =>
    `## Week ${Number(week.slice(6))}, ${week.slice(0, 4)}\n### Monday, ${a.name} ${a.d}`,
};

/** The heading of a week in a form. */
export function headingOf(form: string, week: string): string {
  const { from, to } = daysOfWeek(week);
  return (fullHeadings[form] ?? framedHeadings[form])?.(partsOf(from), partsOf(to), week) ?? '';
}

/** The week so many weeks after one. */
export const weekAfter = (week: string, count: number): string => {
  const monday = dayOfNumber(dayNumber(daysOfWeek(week).from) + 7 * count + 3);
  const year = Number(monday.slice(0, 4));
  const first = dayNumber(`${year}-01-04`);
  const firstMonday = first - ((first + 3) % 7);
  return `${year}-W${two(Math.floor((dayNumber(monday) - firstMonday) / 7) + 1)}`;
};

const each =
  (line: (paper: WrittenPaper, number: number) => string, between = '\n', before = '') =>
  (papers: readonly WrittenPaper[]): string =>
    `${before}${papers.map((paper, at) => line(paper, at + 1)).join(between)}\n`;

/** How a week's papers stand below its heading. */
export const rowForms: Readonly<Record<string, (papers: readonly WrittenPaper[]) => string>> = {
  'the well-known table': each(
    ({ title, url, note }, n) =>
      `| ${n}) **${title}** - ${note} | [Paper](${url}), [Tweet](https://x.com/a/status/${n}) |`,
    '\n',
    '| **Paper**  | **Links** | \n| ------------- | ------------- |\n',
  ),
  'a table with a number': each(
    ({ title, url }, n) => `| ${n} | ${title} | [pdf](${url}) |`,
    '\n',
    '| # | Paper | Links |\n|---|---|---|\n',
  ),
  'a table with its links first': each(
    ({ title, url, note }) => `| [Paper](${url}) | ${title} | ${note} |`,
    '\n',
    '| Link | Title | TL;DR |\n|---|---|---|\n',
  ),
  'a table with authors': each(
    ({ title, url }) => `| Jane Doe, Richard Roe | ${title} | [arXiv](${url}) | [code](https://github.com/a/b) |`,
    '\n',
    '| Authors | Title | Paper | Code |\n|:--|:-:|:--|--:|\n',
  ),
  'a table of linked titles': each(
    ({ title, url, note }) => `| [${title}](${url}) | ${note} |`,
    '\n',
    '| Paper | Summary |\n|---|---|\n',
  ),
  'a table without a line of dashes': each(({ title, url }) => `| ${title} | [pdf](${url}) |`),
  'a table in HTML': (papers) =>
    `<table>\n<tr><th>Title</th><th>Link</th></tr>\n${papers.map(({ title, url }) => `<tr><td>${title}</td><td><a href="${url}">link</a></td></tr>`).join('\n')}\n</table>\n`,
  'bold titles': each(({ title, url, note }) => `* **${title}** ${note} [[paper](${url})]`),
  'linked titles': each(({ title, url, note }, n) => `${n}. [${title}](${url}) - ${note}`),
  'linked titles in brackets of numbers': each(
    ({ title, url, note }, n) => `(${n}) [${title}](${url}): ${note}`,
    '\n\n',
  ),
  'bold links': each(({ title, url, note }) => `- **[${title}](${url})** — ${note}`),
  'links within bold': each(({ title, url }) => `+ [**${title}**](${url}) [[code](https://github.com/a/b)]`),
  pictures: each(({ title, url, note }) => `- 🚀 **${title}** ${note} 📄 [PDF](${url})`),
  'plain titles and a link': each(({ title, url }) => `- ${title} [[paper](${url})]`),
  'bare addresses': each(({ title, url }) => `- ${title}: ${url}`),
  autolinks: each(({ title, url }, n) => `${n}) ${title} <${url}>`),
  'links by reference': (papers) =>
    `${papers.map(({ title, url }) => `* [${title}][${url.slice(22)}]`).join('\n')}\n\n${papers.map(({ url }) => `[${url.slice(22)}]: ${url}`).join('\n')}\n`,
  footnotes: (papers) =>
    `${papers.map(({ title, url }) => `* **${title}**[^${url.slice(22)}]`).join('\n')}\n\n${papers.map(({ url }) => `[^${url.slice(22)}]: Doe et al., ${url}`).join('\n')}\n`,
  anchors: each(({ title, url, note }) => `- <a href="${url}">${title}</a> ${note}`),
  'parts below each': each(
    ({ title, url, note }, n) =>
      `${n}. **${title}**\n   - Authors: Jane Doe\n   - Paper: ${url}\n   - Summary: ${note}`,
  ),
  'names of identifiers': each(({ title, url }) => `- ${title}. arXiv:${url.slice(22)}`),
  'sections of their own': each(
    ({ title, url, note }, n) => `### ${n}. ${title}\n${note}\n\n[Paper](${url}) | [Code](https://github.com/a/b)\n`,
  ),
  'sections with fields': each(
    ({ title, url, note }) =>
      `### ${title}\n- **Authors:** Jane Doe, Richard Roe\n- **Paper:** [arXiv](${url})\n- **Why:** ${note}\n`,
  ),
  'bold lines': each(({ title, url, note }) => `**${title}**\n\n${note}\n\n[Paper](${url})\n`),
  'quoted blocks': each(({ title, url, note }) => `> **${title}**\n> ${note}\n> [Paper](${url})\n`),
  'a table in Japanese': each(
    ({ title, url, note }, n) => `| ${n} | 山田太郎 | ${title} | ${note} | [論文](${url}) |`,
    '\n',
    '| 番号 | 著者 | タイトル | 一言 | リンク |\n|---|---|---|---|---|\n',
  ),
  'a list in HTML': (papers) =>
    `<ol>\n${papers.map(({ title, url, note }) => `<li><p><a href="${url}">${title}</a></p><p>${note}</p></li>`).join('\n')}\n</ol>\n`,
  'titles and a line below': each(({ title, url }) => `・${title}\n${url}`, '\n\n'),
  'addresses first': each(({ title, url }) => `- ${url} - ${title}`),
  'boxes to tick and an arrow': each(({ title, url }) => `- [ ] ${title} → [link](${url})`),
  'brackets that are no link': each(({ title, url }) => `- [${title}] (${url})`),
  'a bold venue before': each(
    ({ title, url }) => `- **[ICML 2024]** [${title}](${url}) [[code](https://github.com/a/b)]`,
  ),
  'a bold day before': each(({ title, url }) => `- **[2024/03/26]** ${title}. [[Paper]](${url})`),
  'an identifier before': each(({ title, url }) => `- [[${url.slice(22)}] ${title}](${url})`),
  'names before': each(({ title, url }) => `- Jane Doe, Richard Roe, Max Mu. *${title}*. 2024. [pdf](${url})`),
  'names and a year before': each(({ title, url }) => `- Doe, J., & Roe, R. A. (2024). ${title}. [link](${url})`),
  'prose before': each(({ title, url }) => `- A fine read of this week was [${title}](${url})`),
  'labels of their own': each(({ title, url }) => `- Title: ${title}\n- Authors: Jane Doe\n- Link: ${url}`, '\n\n'),
  'bold labels': each(({ title, url }) => `**Title:** ${title}  \n**Authors:** Jane Doe  \n**Link:** ${url}`, '\n\n'),
  'Japanese labels': each(
    ({ title, url, note }) => `- タイトル：${title}\n  - 著者：山田\n  - URL：${url}\n  - 概要：${note}`,
  ),
  'sections with a table': each(
    ({ title, url }) => `### ${title}\n\n| Authors | Link |\n|---|---|\n| Jane Doe | [pdf](${url}) |\n`,
  ),
  'sections and their day': each(({ title, url }) => `### ${title}\n\nMarch 26, 2024\n\n[pdf](${url})\n`),
  'one item for them all': (papers) => `- ${papers.map(({ title, url }) => `[${title}](${url})`).join(', ')}\n`,
  'one cell for them all': (papers) =>
    `| Topic | Papers |\n|---|---|\n| Vision | ${papers.map(({ title, url }) => `[${title}](${url}) ([code](https://github.com/a/b))`).join('<br>')} |\n`,
  'paragraphs of title, names and address': each(({ title, url }) => `${title}\nJane Doe\n${url}`, '\n\n'),
  'pictures for labels': each(({ title, url }) => `📌 ${title}\n👥 Jane Doe, Max Mu\n🔗 ${url}`, '\n\n'),
  'unfolded details': each(
    ({ title, url, note }, n) =>
      `<details><summary>${n}. ${title}</summary>\n\n${note}\n\n[Paper](${url})\n</details>\n`,
  ),
  'links of reStructuredText': each(({ title, url }) => `* \`${title} <${url}>\`_`),
  'links of org-mode': each(({ title, url }) => `- [[${url}][${title}]]`),
  'links of Slack': each(({ title, url, note }) => `• <${url}|${title}> – ${note}`, '\n\n'),
  'links of AsciiDoc': each(({ title, url }) => `* ${url}[${title}]`),
  'links of MediaWiki': each(({ title, url }) => `* [${url} ${title}]`),
  'tags before': each(({ title, url }) => `- #paper #to-read [${title}](${url})`),
  'a table on its side': (papers) =>
    `| | ${papers.map((_, at) => `Paper ${at + 1}`).join(' | ')} |\n|---|${papers.map(() => '---|').join('')}\n` +
    `| Title | ${papers.map(({ title }) => title).join(' | ')} |\n| Authors | ${papers.map(() => 'Jane Doe').join(' | ')} |\n` +
    `| Link | ${papers.map(({ url }) => `[pdf](${url})`).join(' | ')} |\n| Note | ${papers.map(({ note }) => note).join(' | ')} |\n`,
  'titles above a table on its side': (papers) =>
    `| | ${papers.map(({ title }) => title).join(' | ')} |\n|---|${papers.map(() => '---|').join('')}\n` +
    `| Authors | ${papers.map(() => 'Jane Doe').join(' | ')} |\n| Paper | ${papers.map(({ url }) => `[pdf](${url})`).join(' | ')} |\n` +
    `| Date | ${papers.map(() => '2024').join(' | ')} |\n`,
  'authors in the same line': each(({ title, url }) => `- **${title}** Authors: Jane Doe, Max Mu. Link: ${url}`),
  'a speaker before': each(({ title, url }) => `- Presenter: Jane. Paper: [${title}](${url}), ICML 2024.`),
  'authors behind a comma': each(({ title, url }, n) => `${n}. ${title}, by Jane Doe (arXiv:${url.slice(22)})`),
  'addresses of an exported document': each(
    ({ title, url, note }) => `- [${title}](https://www.google.com/url?q=${encodeURIComponent(url)}&sa=D) - ${note}`,
  ),
  'lines of a numbered item': each(
    ({ title, url, note }, n) => `${n}. ${title}\n   Okafor et al.\n   ${url}\n   ${note}\n`,
  ),
  'French labels': each(
    ({ title, url }) => `- **Titre :** ${title}\n  **Auteurs :** C. Dupont, L. Martin\n  **Lien :** ${url}`,
  ),
  'numbers of a thread': each(
    ({ title, url, note }, n) => `${n}/ "${title}" by @jane et al.\n${note}\n${url.slice(8)}`,
    '\n\n',
  ),
  'cells side by side': (papers) =>
    `<table><tr>${papers.map(({ title, url }) => `<td><b><a href="${url}">${title}</a></b><br>Doe, Mu</td>`).join('')}</tr></table>\n`,
  'titles by their label below words of the curator': each(
    ({ title, url, note }, n) =>
      `**${n}. 今週の一本**\n- タイトル：${title}\n- 著者：山田太郎\n- リンク：${url}\n- 概要：${note}\n`,
  ),
  'sections with family names in italics': each(
    ({ title, url, note }) =>
      `### ${title}\n*Lund, Berg* · [abs](${url}) · [code](https://github.com/a/b)\n\n${note}\n`,
  ),
  'names and a short year in brackets': each(({ title, url }) => `- ${title} (Doe & Roe, ICML '24) — [paper](${url})`),
  'addresses before bold titles and a mention': each(({ title, url }) => `- [ ] ${url} **${title}** @jane`),
  'a table whose header stands below its caption': (papers) =>
    `<table><tr><th colspan="2">Papers</th></tr><tr><th>Title</th><th>Link</th></tr>${papers.map(({ title, url }) => `<tr><td>${title}</td><td><a href="${url}">pdf</a></td></tr>`).join('')}</table>\n`,
  'a table on its side for each': each(
    ({ title, url, note }) =>
      `| Title | ${title} |\n|---|---|\n| Authors | Jane Doe |\n| Link | ${url} |\n| Summary | ${note} |\n`,
  ),
  'tables that only arrange a page': (papers) =>
    `<table><tr><td>\n${papers.map(({ title, url, note }) => `<table><tbody><tr><td><h3><a href="${url}">${title}</a></h3><p>${note}</p></td></tr></tbody></table>`).join('\n')}\n</td></tr></table>\n`,
  'a table said to be for presentation': (papers) =>
    `<table role="presentation"><tr><td><ul>${papers.map(({ title, url }) => `<li><a href="${url}">${title}</a></li>`).join('')}</ul></td></tr></table>\n`,
  'a table of a spreadsheet': (papers) =>
    `<table><tr><th></th><th>A</th><th>B</th></tr><tr><th>1</th><td>Title</td><td>URL</td></tr>${papers.map(({ title, url }, at) => `<tr><th>${at + 2}</th><td>${title}</td><td><a href="${url}">${url}</a></td></tr>`).join('')}</table>\n`,
  'addresses above their titles': each(
    ({ title, url, note }) => `[${url.slice(22)}](${url})\n${title}\n${note}`,
    '\n\n',
  ),
  'identifiers in brackets': each(({ title, url }) => `- ${title} [${url.slice(22)}]`),
  'sections with the first author in brackets': each(
    ({ title, url, note }) => `### ${title} (Doe et al.)\nTL;DR: ${note}\nLink: ${url}\n`,
  ),
  'Japanese authors in brackets': each(({ title, url }) => `・${title}（佐々木ほか）\n　${url}`, '\n\n'),
  groups: (papers) => `- Vision\n${papers.map(({ title, url }) => `  - [${title}](${url})`).join('\n')}\n`,
};

/** How a heading is set apart. */
export const headingMarks: Readonly<Record<string, (text: string) => string>> = {
  hashes: (text) => `## ${text}\n\n`,
  'hashes and no blank line': (text) => `## ${text}\n`,
  underlined: (text) => `${text}\n------\n\n`,
  bold: (text) => `**${text}**\n\n`,
  'bold with a colon': (text) => `**${text}:**\n\n`,
  HTML: (text) => `<h2>${text}</h2>\n\n`,
  details: (text) => `<details>\n<summary>${text}</summary>\n\n`,
};

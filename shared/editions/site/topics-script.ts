/**
 * The script of an edition's page: a field for the reader's topics, kept in this browser alone, and a mark with the reason at
 * every paper of the contents that is near to one. Without it the page is whole.
 */
import type { Language } from '../../language.ts';
import { holdsTopic, lookedAt, withoutPlurals } from '../topics/topic-words.ts';
import { SAME_WORDS, searchQueries } from './search/search-words.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<'label' | 'hint' | 'mark' | 'some' | 'none', string>>>> = {
  ja: {
    label: '関心のある話題(このブラウザだけに控えます)',
    hint: '強化学習、LLM',
    mark: '関心: ',
    some: '{n}本が近い内容です',
    none: 'この号に近い論文はありません',
  },
  en: {
    label: 'Topics of interest (kept in this browser alone)',
    hint: 'reinforcement learning, LLM',
    mark: 'Topic: ',
    some: '{n} near',
    none: 'No paper of this edition is near',
  },
};

const named = (own: { toString(): string }, name: string) =>
  own.toString().replace(/^function\s*\w*/, `function ${name}`);

/** Text goes into the page as text nodes alone. The rule is the mail's: see `near-papers.ts`. */
export function topicsScript(): string {
  return `${named(withoutPlurals, 'withoutPlurals')}
${named(lookedAt, 'lookedAt')}
${named(holdsTopic, 'holdsTopic')}
${named(searchQueries, 'searchQueries')}
const SAME = ${JSON.stringify(SAME_WORDS)};
const WORDS = ${JSON.stringify(WORDS)}[document.documentElement.lang];
const KEY = 'ronbun-topics';
const contents = document.querySelector('ol.contents');
const papers = [...contents.children].map((row) => {
  const link = row.querySelector('a'), article = document.getElementById(link.hash.slice(1));
  const text = (selector) => [...(article?.querySelectorAll(selector) ?? [])].map((each) => lookedAt(each.textContent));
  return { row, title: lookedAt(link.textContent + '\\n' + (article?.querySelector('.cats')?.textContent ?? '')), headline: lookedAt(row.lastChild.textContent), sentences: text('.s') };
});
function nearTo(paper, phrases) {
  return [paper.title, paper.headline].some((each) => holdsTopic(each, phrases)) || paper.sentences.filter((each) => holdsTopic(each, phrases)).length > 1;
}
const form = document.createElement('p'), label = document.createElement('label'), input = document.createElement('input'), told = document.createElement('span');
form.className = 'noprint topics';
label.htmlFor = input.id = 'topics';
label.textContent = WORDS.label;
input.maxLength = 400;
input.placeholder = WORDS.hint;
told.className = 'small';
told.setAttribute('role', 'status');
form.append(label, input, ' ', told);
function show() {
  const topics = input.value.split(/[,、，]/).map((topic) => topic.trim()).filter(Boolean).slice(0, 10);
  let count = 0;
  for (const paper of papers) {
    paper.row.querySelector('.near')?.remove();
    const near = topics.filter((topic) => nearTo(paper, searchQueries(withoutPlurals(topic), SAME)));
    if (near.length === 0) continue;
    count += 1;
    const mark = document.createElement('span');
    mark.className = 'mark near';
    mark.textContent = WORDS.mark + near.join(', ');
    paper.row.querySelector('a').after(' ', mark);
  }
  told.textContent = topics.length === 0 ? '' : count === 0 ? WORDS.none : WORDS.some.replace('{n}', count);
}
try {
  input.value = localStorage.getItem(KEY) ?? '';
} catch {}
input.addEventListener('input', () => {
  show();
  try {
    localStorage.setItem(KEY, input.value);
  } catch {}
});
contents.before(form);
show();
`;
}

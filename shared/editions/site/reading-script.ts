/**
 * The script of the pages that are read. For the contents of an edition a field for the reader's topics, kept in this browser
 * alone, and a mark at every paper that is near to one; at every answer a button that copies it with its question and the way
 * to it, and the way to its paper's citations. Without the script the pages are whole.
 */
import type { Language } from '../../language.ts';
import { holdsTopic, lookedAt, withoutPlurals } from '../topics/topic-words.ts';
import { SAME_WORDS, searchQueries } from './search/search-words.ts';

const WORDS: Readonly<
  Record<
    Language,
    Readonly<Record<'label' | 'hint' | 'mark' | 'some' | 'none' | 'short' | 'copy' | 'copied' | 'cite', string>>
  >
> = {
  ja: {
    label: '関心のある話題(このブラウザだけに控えます)',
    hint: '強化学習、LLM',
    mark: '関心: ',
    some: '{n}本が近い内容です',
    none: 'この号に近い論文はありません',
    short: 'コピー',
    copy: 'この回答をコピー',
    copied: 'コピーしました',
    cite: '引用',
  },
  en: {
    label: 'Topics of interest (kept in this browser alone)',
    hint: 'reinforcement learning, LLM',
    mark: 'Topic: ',
    some: '{n} near',
    none: 'No paper of this edition is near',
    short: 'Copy',
    copy: 'Copy this answer',
    copied: 'Copied',
    cite: 'Cite',
  },
};

const named = (own: { toString(): string }, name: string) =>
  own.toString().replace(/^function\s*\w*/, `function ${name}`);

/** Text goes into the page as text nodes alone. The rule is the mail's: see `near-papers.ts`. */
export function readingScript(): string {
  return `${named(withoutPlurals, 'withoutPlurals')}
${named(lookedAt, 'lookedAt')}
${named(holdsTopic, 'holdsTopic')}
${named(searchQueries, 'searchQueries')}
const SAME = ${JSON.stringify(SAME_WORDS)};
const WORDS = ${JSON.stringify(WORDS)}[document.documentElement.lang];
const KEY = 'ronbun-topics';
function topicsField(contents) {
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
}
// Without its folds an answer's sentence is its own text alone.
function wordsOf(sentence) {
  const copy = sentence.cloneNode(true);
  for (const fold of copy.querySelectorAll('details,.m')) fold.remove();
  return copy.textContent.trim();
}
function copyButton(answer) {
  const link = answer.querySelector('.q .pl'), button = document.createElement('button'), cite = document.createElement('a');
  cite.className = 'pl noprint cite';
  cite.href = link.pathname + '#cite';
  cite.textContent = WORDS.cite;
  button.type = 'button';
  button.className = 'pl small noprint copy';
  button.textContent = WORDS.short;
  button.title = button.ariaLabel = WORDS.copy;
  button.addEventListener('click', async () => {
    const question = [...answer.querySelector('.q').childNodes].find((each) => each.nodeType === 3).textContent.trim();
    await navigator.clipboard.writeText([question, 'A. ' + [...answer.querySelectorAll('.s')].map(wordsOf).join(document.documentElement.lang === 'ja' ? '' : ' '), link.href].join('\\n'));
    button.textContent = button.title = button.ariaLabel = WORDS.copied;
  });
  link.before(button, ' ', cite, ' ');
}
function contentsAtHand(details) {
  const ways = [...details.querySelectorAll('ol a')];
  details.addEventListener('toggle', () => {
    const read = ways.findLast((way) => document.getElementById(way.hash.slice(1)).getBoundingClientRect().top < innerHeight / 2);
    for (const way of ways) way.ariaCurrent = way === read ? 'location' : null;
  });
  // It would lie over what it led to.
  details.addEventListener('click', ({ target }) => void (target.closest('a') && (details.open = false)));
  details.addEventListener('keydown', ({ key }) => void (key === 'Escape' && (details.open = false)));
}
const atHand = document.querySelector('.to');
if (atHand) contentsAtHand(atHand);
const contents = document.querySelector('ol.contents');
if (contents) topicsField(contents);
if (navigator.clipboard) for (const answer of document.querySelectorAll('section.qa')) copyButton(answer);
`;
}

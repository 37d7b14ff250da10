/**
 * A sentence with its proof: a small mark unfolds the quote with a few words around it, and each number and name leads to the
 * same one in the quote. Both light up together under the pointer and under the keyboard's focus; a browser that follows the
 * way opens the fold by itself (HTML standard, "ancestor revealing algorithm"), so no script is needed.
 */
import type { Language } from '../../../language.ts';
import { type Html, html, webLink } from '../../../platform/html.ts';
import type { Evidence, Sentence } from '../../../summaries/summary.ts';
import type { EditionPaper } from '../../edition.ts';
import { LABELS, placeLabel } from '../../labels.ts';
import type { Shown } from '../../shown.ts';
import { type Span, type Tie, tiesOf } from '../../ties.ts';
import { foreign, langOf, languageOf } from './said.ts';
import { SITE_WORDS } from './words.ts';

/** Pairs that one sentence lights up; the style has a rule for each. */
export const MOST_TIES = 9;

export interface Proof {
  readonly paper: Pick<EditionPaper, 'verbatim'>;
  readonly language: Language;
  readonly shown: Shown;
  /** Unlike any other on the page. */
  readonly id: string;
  /** In running text the mark is the place alone. */
  readonly brief?: boolean;
}

/** What was done with a sentence, for the margin: compared by code, and read by a second reader. */
const markClass = ({ carried, agreed }: Sentence): string => (carried === 'own' ? (agreed ? ' c a' : ' c') : '');

export function proven(sentence: Sentence, proof: Proof): Html {
  const { text, evidence } = sentence;
  const { paper, language, shown, id } = proof;
  const { quote } = shown;
  if (!quote)
    return html`<div class="s">${paper.verbatim ? foreign(text, language) : text}${placesAlone(evidence, proof)}</div>
`;
  const ties = tiesOf(text, quote.quote).slice(0, MOST_TIES);
  const place = placeLabel(quote.place, language);
  const name = `${LABELS[language].evidence}: ${place}`;
  return html`<div class="s${markClass(sentence)}">${withTies(text, ties, 'inText', (words, n) => html`<a class="k${n}" href="#${id}-${n}">${words}</a>`)}<details><summary${proof.brief && html` aria-label="${name}"`}>${proof.brief ? place : name}</summary><blockquote${langOf(quote.quote, language)}>${beside(goesOn.before(quote.before))}${withTies(quote.quote, ties, 'inQuote', (words, n) => html`<b class="k${n}" id="${id}-${n}">${words}</b>`)}${beside(goesOn.after(quote.after))}${opens(quote, language)}</blockquote>${further(shown.places, language)}</details></div>
`;
}

/** The proof of a sentence of the paper's own is the sentence itself; where nothing may be quoted any more, the places are told. */
function placesAlone(evidence: readonly Evidence[], { paper, language, brief }: Proof): Html | false {
  if (evidence.length === 0) return false;
  const label = LABELS[language];
  const places = links(evidence, language);
  if (brief) return html` <span class="m">${places}</span>`;
  return html` <span class="m">${label.evidence}: ${paper.verbatim ? html`${label.thisSentence} (${places})` : places}</span>`;
}

const further = (places: readonly Evidence[], language: Language): Html | false =>
  places.length > 0 && html`<span class="m">${SITE_WORDS[language].further}: ${links(places, language)}</span>`;

/** Each place once. */
function links(evidence: readonly Evidence[], language: Language): Html[] {
  const places = new Map(evidence.map((each) => [placeLabel(each.place, language), webLink(each.link)]));
  return [...places].map(
    ([place, link], at) => html`${at > 0 && ', '}${link ? html`<a href="${link}" rel="noopener">${place}</a>` : place}`,
  );
}

function opens({ link, quote, place }: Evidence, language: Language): Html | false {
  const target = webLink(link);
  const openPlace = SITE_WORDS[language].openPlace(placeLabel(place, language));
  return (
    target !== undefined &&
    html` <a href="${target}" rel="noopener"${langOf(openPlace, languageOf(quote) ?? language)}>${openPlace}</a>`
  );
}

const beside = (words = ''): Html | false => words !== '' && html` <span class="soft">${words}</span> `;

/** Words beside a quote are cut at a length; where no sentence begins or ends there, a reader is told that it goes on. */
const goesOn = {
  before: (words = ''): string => (/^\p{Ll}/u.test(words) ? `…${words}` : words),
  after: (words = ''): string => (words === '' || /[.!?。！？][)\]"'”’」]*$/.test(words) ? words : `${words}…`),
};

/** @param mark makes of the words of a tie, numbered from 1, what is shown */
function withTies(
  text: string,
  ties: readonly Tie[],
  side: 'inText' | 'inQuote',
  mark: (words: string, n: number) => Html,
): Html {
  const spans = ties
    .map((tie, at): Span & { n: number } => ({ ...tie[side], n: at + 1 }))
    .sort((a, b) => a.from - b.from);
  let end = 0;
  const parts: (Html | string)[] = [];
  for (const { from, to, n } of spans) {
    parts.push(text.slice(end, from), mark(text.slice(from, to), n));
    end = to;
  }
  return html`${[...parts, text.slice(end)]}`;
}

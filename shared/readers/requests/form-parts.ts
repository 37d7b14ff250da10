/** The pieces that forms are made of, and how their fields are read. Pure. */

import { LANGUAGES, type Language } from '../../language.ts';
import { type Html, html } from '../../platform/html.ts';
import { PAGE_WORDS } from '../pages/page-words.ts';
import { DEPTHS, type Preferences } from '../reader.ts';
import type { Fields } from './form-fields.ts';

const MOST_TOPICS = 10;
const LONGEST_TOPIC = 40;

/** Language, depth and topics, with what is chosen now. */
export function preferenceFields(language: Language, chosen: Preferences): Html {
  const words = PAGE_WORDS[language];
  const radio = (name: string, value: string, label: string, checked: boolean) =>
    html`<label><input type="radio" name="${name}" value="${value}" required${{ html: checked ? ' checked' : '' }}> ${label}</label>`;
  return html`<fieldset><legend>${words.subscribe.language}</legend>
${LANGUAGES.map((each) => radio('language', each, words.languages[each], each === chosen.language))}</fieldset>
<fieldset><legend>${words.subscribe.depth}</legend>
${DEPTHS.map((each) => radio('depth', each, words.depths[each], each === chosen.depth))}</fieldset>
<p><label for="topics">${words.subscribe.topics}</label>
<input type="text" id="topics" name="topics" maxlength="400" value="${chosen.topics.join(', ')}" aria-describedby="topics-note">
<span class="note" id="topics-note">${words.subscribe.topicsNote}</span></p>`;
}

/** Undefined where a choice is missing, doubled or none of ours. */
export function readPreferences(fields: Fields): Preferences | undefined {
  const language = LANGUAGES.find((each) => each === single(fields, 'language'));
  const depth = DEPTHS.find((each) => each === single(fields, 'depth'));
  const topics = readTopics((fields.get('topics') ?? []).join(','));
  return language && depth && topics ? { language, depth, topics } : undefined;
}

/** The one value of a field; undefined where it is missing or came twice. */
export function single(fields: Fields, name: string): string | undefined {
  const values = fields.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

function readTopics(text: string): string[] | undefined {
  const topics = text
    .split(/[,;、，；､\n]/)
    .map((topic) => topic.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim())
    .filter((topic) => topic !== '');
  const fits = topics.length <= MOST_TOPICS && topics.every((topic) => topic.length <= LONGEST_TOPIC);
  return fits ? [...new Set(topics)] : undefined;
}

/** A form that is one button; the action carries the token. @param look `quiet` beside what a page is there for */
export function buttonForm(action: string, label: string, look?: 'quiet'): Html {
  return html`<form method="post" action="${action}"><button${look && html` class="${look}"`} type="submit">${label}</button></form>`;
}

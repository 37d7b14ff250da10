/** HTML by tagged template: every value is escaped unless it is HTML made here. */

/** Text that is HTML already; only `html` and `joined` make it. */
export interface Html {
  readonly html: string;
}

export type HtmlValue = string | number | Html | false | undefined | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Direction overrides and isolates would turn our own words around (UTR 36, bidirectional text spoofing). */
export const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

export function escapeHtml(text: string): string {
  return text.replace(DIRECTION, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: parts.map((part, i) => part + written(values[i])).join('') };
}

function written(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(written).join('');
}

/** The address when it leads to the web, else undefined: no other scheme ever becomes a link. */
export const webLink = (url: string): string | undefined => (/^https?:\/\//i.test(url) ? url : undefined);

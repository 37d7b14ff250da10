/** What a page says of itself in JSON-LD (schema.org Article and its kinds). */

export interface LinkedArticle {
  readonly headline?: string;
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly authors: readonly string[];
}

/** Bytes of one script that are parsed; article records are some kilobytes. */
const LONGEST = 200_000;
/** Objects looked at in one page. */
const MOST_OBJECTS = 500;
const ARTICLE = /(Article|BlogPosting|Report|NewsArticle|Posting|CreativeWork|WebPage)$/;

/** The first article of the page; fields of a wrong type are left out, a broken script is passed over. */
export function linkedArticle(document: Document): LinkedArticle | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST) continue;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      continue;
    }
    const article = objectsIn(json).find(
      (object) => typesOf(object).some((type) => ARTICLE.test(type)) && object.datePublished,
    );
    if (article) return read(article);
  }
  return undefined;
}

type Json = Record<string, unknown>;

function objectsIn(json: unknown): Json[] {
  const found: Json[] = [];
  const waiting: unknown[] = [json];
  while (waiting.length > 0 && found.length < MOST_OBJECTS) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_OBJECTS));
    else if (typeof next === 'object' && next !== null) {
      found.push(next as Json);
      waiting.push((next as Json)['@graph'], (next as Json).mainEntity);
    }
  }
  return found;
}

function typesOf(object: Json): string[] {
  return [object['@type']].flat().filter((type) => typeof type === 'string');
}

function read(object: Json): LinkedArticle {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
  const authors = [object.author]
    .flat()
    .map((author) => (typeof author === 'object' && author !== null ? text((author as Json).name) : text(author)))
    .filter((name) => name !== undefined);
  return {
    headline: text(object.headline),
    datePublished: text(object.datePublished),
    dateModified: text(object.dateModified),
    authors,
  };
}

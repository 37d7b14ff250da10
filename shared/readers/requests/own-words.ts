/** The words of a mail that has no text part, line by line, down to what it quotes. */
import { Parser } from 'htmlparser2';

const LINES = new Set(['p', 'div', 'br', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'pre', 'table', 'ul', 'ol', 'body']);
const UNSEEN = new Set(['style', 'script', 'head', 'title']);
/** What mail programs put around the mail that is answered. */
const QUOTED = /gmail_quote|yahoo_quoted|moz-cite|divRplyFwdMsg|appendonsend/i;

/** @param html of at most some hundred kB; never throws for what it holds */
export function ownWords(html: string): string {
  let text = '';
  let unseen = 0;
  let isQuoted = false;
  const parser = new Parser({
    onopentag(name, { class: classes = '', id = '' }) {
      if (UNSEEN.has(name)) unseen += 1;
      isQuoted ||= name === 'blockquote' || name === 'hr' || QUOTED.test(`${classes} ${id}`);
      if (LINES.has(name)) text += '\n';
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (LINES.has(name)) text += '\n';
    },
    ontext(data) {
      if (unseen === 0 && !isQuoted) text += data.replace(/\s+/g, ' ');
    },
  });
  parser.end(html);
  return text;
}

/** Pages that only lead on: `<meta http-equiv="refresh">` is a redirect that stands in the page. */
import { Parser } from 'htmlparser2';
import { decodePage } from '../platform/decode-page.ts';
import type { Web, WebAnswer } from './web.ts';

const MOST_STEPS = 3;
/** Seconds; a page that waits longer is meant to be read first. */
const LONGEST_DELAY = 30;
/** Such a page is short, and its tag stands near the top. */
const LOOK = 100_000;
/** A page with more words than this has something to say without scripts, too. */
const FEW_WORDS = 80;
/** What is told in them is no part of the page. */
const APART = new Set(['script', 'style', 'template', 'textarea']);
/** The longest address that is read, and some words around it. */
const LONGEST_CONTENT = 8_200;

/** The same web, but a page that leads on is left for the page it leads to, which is asked, and so vetted, like any other. */
export function followingRefresh(web: Web): Web {
  return {
    async get(url, request) {
      const whole = { spent: { ms: 0 }, ...request };
      let answer = await web.get(url, whole);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const next = refreshTarget(answer);
        if (!next) return answer;
        answer = await web.get(next, whole);
      }
      return answer;
    },
  };
}

/** Where a page leads by itself; undefined for one that is to be read, and for a step from https to http. */
export function refreshTarget({ status, url, body, contentType }: WebAnswer): string | undefined {
  if (status !== 200 || /pdf|json/.test(contentType)) return undefined;
  const start = body.subarray(0, LOOK);
  if (!/http-equiv/i.test(new TextDecoder('latin1').decode(start).replaceAll('\0', ''))) return undefined;
  const { content, forScriptless, isEmpty } = refreshOf(decodePage(start, contentType));
  if (content === undefined || (forScriptless && !isEmpty)) return undefined;
  // HTML standard, "shared declarative refresh steps".
  const [, delay, address] =
    /^\s*(\d*)(?:\.[\d.]*)?\s*(?:[;,]|\s)\s*(?:url\s*=\s*)?["']?\s*([^"']+)/i.exec(content) ?? [];
  if (address === undefined || Number(delay) > LONGEST_DELAY) return undefined;
  const next = URL.parse(address.trim(), url);
  if (!next || !/^https?:$/.test(next.protocol) || (url.startsWith('https:') && next.protocol === 'http:'))
    return undefined;
  return next.href.replace(/#.*$/, '') === url.replace(/#.*$/, '') ? undefined : next.href;
}

/**
 * The first refresh that a browser would heed. By a parser's events, since a pattern over a whole page can be made to take
 * minutes by whoever writes the page.
 */
function refreshOf(html: string): { content?: string; forScriptless: boolean; isEmpty: boolean } {
  const texts: string[] = [];
  const open: string[] = [];
  let apart = 0;
  let found: { content: string; forScriptless: boolean } | undefined;
  const parser = new Parser({
    onopentag(tag, { 'http-equiv': does = '', content = '' }) {
      if (APART.has(tag) || tag === 'noscript') open.push(tag);
      if (tag !== 'meta' || does.trim().toLowerCase() !== 'refresh' || open.some((each) => APART.has(each))) return;
      const refresh = { content: content.slice(0, LONGEST_CONTENT), forScriptless: open.length > 0 };
      if (!found || (found.forScriptless && !refresh.forScriptless)) found = refresh;
    },
    onclosetag(tag) {
      if (open.at(-1) === tag) open.pop();
    },
    ontext(text) {
      if (open.some((each) => APART.has(each))) apart += text.length;
      else texts.push(text);
    },
    oncomment(text) {
      apart += text.length;
    },
  });
  parser.end(html);
  const isEmpty = texts.join(' ').split(/\s+/).length <= FEW_WORDS && html.length - apart < LOOK / 2;
  return { forScriptless: false, ...found, isEmpty };
}

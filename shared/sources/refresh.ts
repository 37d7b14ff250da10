/** Pages that only lead on: `<meta http-equiv="refresh">` is a redirect that stands in the page. */
import { decodeHTML } from 'entities';
import { decodePage } from '../platform/decode-page.ts';
import type { Web, WebAnswer } from './web.ts';

const MOST_STEPS = 3;
/** Seconds; a page that waits longer is meant to be read first. */
const LONGEST_DELAY = 30;
/** Such a page is short, and its tag stands near the top. */
const LOOK = 100_000;
/** A page with more words than this has something to say without scripts, too. */
const FEW_WORDS = 80;

/** The same web, but a page that leads on is left for the page it leads to, which is asked, and so vetted, like any other. */
export function followingRefresh(web: Web): Web {
  return {
    async get(url, request) {
      let answer = await web.get(url, request);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const next = refreshTarget(answer);
        if (!next) return answer;
        answer = await web.get(next, request);
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
  const html = decodePage(start, contentType).replace(
    /<!--.*?-->|<(script|style|template|textarea)\b.*?<\/\1\s*>/gis,
    ' ',
  );
  const isEmpty = html.replace(/<[^>]*>/g, ' ').split(/\s+/).length <= FEW_WORDS && html.length < LOOK / 2;
  const scripted = isEmpty ? html : html.replace(/<noscript\b.*?<\/noscript\s*>/gis, ' ');
  const tag = /<meta\b[^>]*\bhttp-equiv\s*=\s*["']?\s*refresh\b[^>]*>/is.exec(scripted)?.[0] ?? '';
  const said = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/is.exec(tag);
  const content = decodeHTML(said?.[1] ?? said?.[2] ?? said?.[3] ?? '');
  // HTML standard, "shared declarative refresh steps".
  const [, delay, address] = /^\s*(\d*)[\d.]*\s*(?:[;,]|\s)\s*(?:url\s*=\s*)?["']?\s*([^"']+)/i.exec(content) ?? [];
  if (address === undefined || Number(delay) > LONGEST_DELAY) return undefined;
  const next = URL.parse(address.trim(), url);
  if (!next || !/^https?:$/.test(next.protocol) || (url.startsWith('https:') && next.protocol === 'http:'))
    return undefined;
  return next.href.replace(/#.*$/, '') === url.replace(/#.*$/, '') ? undefined : next.href;
}

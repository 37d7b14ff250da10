/** Addresses that mailers, chats and exported documents put around the one that is meant. */
import { parseHttpUrl } from './canonical-url.ts';

/** Host and path of each wrapper, and the parameters one of which holds the address. */
const wrappers: readonly (readonly [RegExp, RegExp, readonly string[]])[] = [
  [/^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, /^\/url$/, ['q', 'url']],
  [/^scholar\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, /^\/scholar_url$/, ['url']],
  [/\.safelinks\.protection\.outlook\.com$/, /^\/$/, ['url']],
  [/^(?:lm?|www)\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ['u']],
  [/^slack-redir\.net$/, /^\/link$/, ['url']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:redir\/redirect|safety\/go)\/?$/, ['url']],
  [/^(?:www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^medium\.com$/, /^\/r\/$/, ['url']],
  [/^out\.reddit\.com$/, /^\//, ['url']],
  [/^vk\.com$/, /^\/away\.php$/, ['to']],
  [/^t\.umblr\.com$/, /^\/redirect$/, ['z']],
];
/** Proofpoint writes the address between two marks; where it stars out signs, they stand encoded behind it, and it stays closed. */
const defended = /^https?:\/\/urldefense\.com\/v3\/__(https?:\/\/?[^*]+?)__;/i;
/** A wrapped address may be wrapped again; more is a trap. */
const deepest = 3;

function inner(address: string): string | undefined {
  const url = parseHttpUrl(address);
  if (!url) return undefined;
  const [, , names = []] = wrappers.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname)) ?? [];
  const held = names.map((name) => url.searchParams.get(name) ?? '').find(parseHttpUrl);
  return held ?? defended.exec(address)?.[1]?.replace(/^(https?:\/)(?!\/)/i, '$1/');
}

/** The address that a wrapped one leads to, as far as it says so itself; any other as it is. */
export function unwrapped(address: string): string {
  let url = address;
  for (let depth = 0; depth < deepest; depth += 1) {
    const held = inner(url);
    if (held === undefined) break;
    url = held;
  }
  return url;
}

/** One spelling for one page: the form of a URL that two sources naming the same page agree on. */

/** Query parameters that say who sent the visitor, not which page is meant. */
const trackingParameter =
  /^(?:utm_.+|fbclid|gclid|dclid|msclkid|twclid|yclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hs(?:CtaTracking|a_.+)|vero_(?:id|conv)|ref|ref_(?:src|url)|trk|ck_subscriber_id|s_cid|spm|share_token|guccounter)$/i;

/**
 * Hosts where a link is a conversation about a work, never the work itself. Other names under the same domains are places
 * of their own: research.facebook.com, ai.facebook.com and engineering.linkedin.com publish papers.
 */
const socialHosts =
  /^(?:(?:www|m|mobile|old|np)\.)?(?:twitter\.com|x\.com|t\.co|(?:[a-z]{2}\.)?linkedin\.com|lnkd\.in|facebook\.com|threads\.net|bsky\.app|reddit\.com|mastodon\.social)$/;

/** Reads an http or https URL; undefined for anything else (`mailto:`, a bare word, an empty link, a name without a dot). */
export function parseHttpUrl(text: string): URL | undefined {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || trimmed.length > 4_000) return undefined;
  const url = URL.parse(trimmed);
  return url && (url.hostname.includes('.') || url.hostname.startsWith('[')) ? url : undefined;
}

/** The host of an address, lower case; empty where it has none. */
export function hostOf(address: string): string {
  return URL.parse(address)?.hostname ?? '';
}

/** Whether a URL leads to a post in a social network. `x.ai` and `ai.x.com` style names are told apart by the whole host. */
export function isSocial(url: URL): boolean {
  return socialHosts.test(url.hostname.toLowerCase());
}

/** The URL as a reader should open it: tracking parameters, credentials and a `#:~:` directive removed, all else as given. */
export function withoutTracking(url: URL): string {
  const clean = new URL(url);
  clean.username = '';
  clean.password = '';
  if (clean.hash.includes(':~:')) clean.hash = clean.hash.slice(0, clean.hash.indexOf(':~:'));
  for (const name of new Set(clean.searchParams.keys())) {
    // `s` and `t` are share marks on posts of social networks, but real parameters elsewhere (WordPress's `?s=`).
    if (trackingParameter.test(name) || (isSocial(clean) && /^[st]$/.test(name))) clean.searchParams.delete(name);
  }
  return clean.href;
}

/**
 * The form used as identity, without scheme differences: https, no `www.`, no fragment, no default document, no trailing
 * slash, parameters in order. Two URLs that differ only in these name one page.
 */
export function canonicalUrl(url: URL): string {
  const clean = new URL(withoutTracking(url));
  clean.protocol = 'https:';
  if (clean.port === '80') clean.port = '';
  clean.hash = '';
  clean.hostname = clean.hostname.toLowerCase().replace(/^www\d?\./, '');
  clean.pathname = clean.pathname.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/').replace(/(.)\/+$/, '$1');
  clean.searchParams.sort();
  return clean.href;
}

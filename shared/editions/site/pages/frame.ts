/** The frame of every page: head with its Open Graph words, the way to the other pages, the foot. */
import type { Language } from '../../../language.ts';
import { type Html, html } from '../../../platform/html.ts';
import { SHARE_IMAGE } from '../share-image.ts';
import { STYLE } from './style.ts';
import { SITE_WORDS } from './words.ts';

export interface PageFrame {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** From the site's root, e.g. `editions/2024-W13/ja/`. */
  readonly path: string;
  /** The same page in the other language, from the site's root; undefined where there is none. */
  readonly otherPath?: string;
  readonly kind?: 'website' | 'article';
  /** Script of our own, from the site's root. */
  readonly script?: string;
}

/** Japanese stands at the root, other languages in a folder of their own. */
export const rootOf = (language: Language): string => (language === 'ja' ? '' : `${language}/`);

/** In the page itself, so that no browser asks for `/favicon.ico`. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231a4f8b'/%3E%3Cpath d='M4 4.5h8M4 8h8M4 11.5h5' stroke='%23fff' stroke-width='1.6'/%3E%3C/svg%3E";

/** The first step of subscribing: choices, consent and the check for a person stand on the page that answers. */
export function subscribeForm(language: Language): Html {
  const words = SITE_WORDS[language];
  return html`<form method="post" action="/api/subscribe?language=${language}"><label for="email">${words.subscribe}</label>
<input type="email" id="email" name="email" required maxlength="254" autocomplete="email" placeholder="${words.address}"><button type="submit">${words.next}</button></form>`;
}

export function framePage(frame: PageFrame, main: Html): string {
  const { language, siteUrl, path } = frame;
  const words = SITE_WORDS[language];
  // From the root of whatever host serves the page: a local run may change its port.
  const root = `/${rootOf(language)}`;
  const other = language === 'ja' ? 'en' : 'ja';
  const way = (folder: string, name: string) =>
    html`<a href="${root}${folder}"${path === rootOf(language) + folder && html` aria-current="page"`}>${name}</a> `;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.title}</title>
<meta name="description" content="${frame.description}">
<meta property="og:title" content="${frame.title}">
<meta property="og:description" content="${frame.description}">
<meta property="og:type" content="${frame.kind ?? 'website'}">
<meta property="og:url" content="${siteUrl}/${path}">
<meta property="og:image" content="${siteUrl}/${SHARE_IMAGE.key}">
<meta property="og:image:width" content="${SHARE_IMAGE.width}">
<meta property="og:image:height" content="${SHARE_IMAGE.height}">
<meta property="og:image:alt" content="${words.name}">
<meta property="og:site_name" content="${words.name}">
<meta property="og:locale" content="${language === 'ja' ? 'ja_JP' : 'en_US'}">
<link rel="icon" href="${ICON}">
<link rel="canonical" href="${siteUrl}/${path}">
<link rel="alternate" type="application/atom+xml" title="${words.name}" href="${root}feed.xml">
${frame.otherPath !== undefined && html`<link rel="alternate" hreflang="${other}" href="${siteUrl}/${frame.otherPath}">`}
<style>${{ html: STYLE }}</style>
${frame.script !== undefined && html`<script src="/${frame.script}" type="module"></script>`}
</head>
<body>
<a class="skip" href="#main">${words.toMain}</a>
<header><strong>${way('', words.name)}</strong>
<nav aria-label="${words.navigation}">${way('archive/', words.archive)}${way('search/', words.search)}${way('trends/', words.trends)}${way('about/', words.about)}<a href="${root}feed.xml">Atom</a>${
    frame.otherPath !== undefined &&
    html` <a href="/${frame.otherPath}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>`
  }</nav></header>
<main id="main">
${main}
</main>
<footer>${path !== rootOf(language) && subscribeForm(language)}<p>${words.footer}</p></footer>
</body>
</html>
`;
  return page.html;
}

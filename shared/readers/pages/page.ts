/** The frame of every page that a token opens: no script, nothing from elsewhere, nothing kept by anybody. Pure. */

import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Language } from '../../language.ts';
import { type Html, html } from '../../platform/html.ts';

const STYLE = `body{margin:0;padding:24px 16px;font:17px/1.7 "Hiragino Sans","Noto Sans JP",Meiryo,sans-serif;color:#1d1f22;background:#faf9f6;overflow-wrap:anywhere;text-autospace:normal}
header,main{max-width:36rem;margin:0 auto}header{font-weight:bold}header a{text-decoration:none}h1{text-wrap:balance;word-break:auto-phrase;font-size:1.5rem;line-height:1.4}a{color:#1a4f8b}
label,legend{font-weight:bold}fieldset{border:1px solid #767676;border-radius:6px;margin:0 0 20px;padding:8px 14px}
fieldset label{display:block;font-weight:normal;padding:6px 0}input[type=email],input[type=text],textarea{display:block;width:100%;
box-sizing:border-box;font:inherit;padding:10px;margin:4px 0 4px;border:1px solid #767676;border-radius:6px}
button{font:inherit;font-weight:bold;padding:14px 28px;border:0;border-radius:6px;background:#1a4f8b;color:#fff;cursor:pointer}
button.quiet{background:#faf9f6;color:#1a4f8b;border:1px solid #1a4f8b;padding:10px 20px;font-weight:normal}
:focus-visible{outline:3px solid #b35900;outline-offset:2px}.note{color:#555;font-size:.9rem}.error{color:#a00;font-weight:bold}
.website{position:absolute;left:-9999px}form{margin:0 0 20px}
@media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#15171a}a{color:#8ab8ff}.note{color:#b5b9be}.error{color:#ff9b9b}
input[type=email],input[type=text],textarea{background:#222;color:#e6e6e6}button.quiet{background:#15171a;color:#8ab8ff;border-color:#8ab8ff}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** H-19: nobody caches, indexes, frames or is told of these pages. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
};

export type Answer = APIGatewayProxyStructuredResultV2 & { readonly statusCode: number; readonly body: string };

/** @param title heading and title of the page */
export function page(statusCode: number, language: Language, title: string, content: Html): Answer {
  const whole = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} – Ronbun</title><style>${{ html: STYLE }}</style></head>
<body><header><a href="/">Ronbun 論文</a></header>
<main><h1>${title}</h1>
${content}
</main></body></html>
`;
  return { statusCode, headers: { ...PAGE_HEADERS }, body: whole.html };
}

/** One style for every page, inline, so that a page needs no second request and a saved file reads the same. */

import { MOST_TIES } from './proof.ts';

/** A number or name and the same one in its quote light up together, from whichever side. */
const TIES = Array.from({ length: MOST_TIES }, (_, at) => `.s:has(.k${at + 1}:is(:hover,:focus,:target)) .k${at + 1}`);

/**
 * From this width the evidence stands beside its sentence in the margin, unfolded, with what was done to check it; browsers
 * that can't unfold by style keep the folds. A float that clears the one before it never covers it.
 */
const RAIL = `
@media(min-width:1200px){@supports selector(::details-content){
body:has(article) :is(header,main,footer){max-width:74rem}main:has(article){padding-right:28rem}.lead{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:2.5rem;margin-right:-26.5rem}.lead .survey{font-size:.9rem}
.s details::details-content{display:contents;content-visibility:visible}.s summary{display:none}article{counter-reset:s}section.qa,.p,article>*{clear:right}
.s:has(blockquote){counter-increment:s}.s>details::before{content:counter(s);font-size:.65rem;vertical-align:super;line-height:0;color:var(--mark);margin:0 .25em}
.s blockquote,.s>.m{float:right;clear:right;width:24rem;margin:.2rem -26.5rem .7rem 0;padding:0 0 0 .9rem;border-left:3px solid var(--bar);font-size:.8rem;line-height:1.55}
.s>.m{border-color:var(--line)}.s blockquote::before{content:counter(s) ' ';color:var(--mark)}.s details>.m{display:none}.s:hover blockquote{border-color:var(--mark)}
.s.c blockquote::after{content:'✓ 引用を照合';display:block;color:var(--soft)}.s.a blockquote::after{content:'✓ 引用を照合 ✓ 第二の読み手も確認'}
:root:lang(en) .s.c blockquote::after{content:'✓ compared by code'}:root:lang(en) .s.a blockquote::after{content:'✓ compared by code ✓ a second reader agrees'}
}}`;

export const STYLE = `
:root{color-scheme:light dark;--ink:#1d1f22;--soft:#5a5f66;--line:#d9d5cc;--paper:#faf9f6;--link:#1a4f8b;--mark:#8a5a00;--bar:#4c78a8;--tie:#ffe28a}
@media(prefers-color-scheme:dark){:root{--ink:#e7e7e4;--soft:#a9afb6;--line:#383b40;--paper:#15171a;--link:#8ab8ff;--mark:#e0b050;--bar:#7aa6d8;--tie:#5a4a10}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.85 'Hiragino Sans','Hiragino Kaku Gothic ProN','Noto Sans JP','Yu Gothic',Meiryo,system-ui,sans-serif;text-wrap:pretty;line-break:strict;overflow-wrap:anywhere;text-spacing-trim:trim-start;text-autospace:normal}
:root:lang(en) body{line-height:1.65}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem}.note{border-left:3px solid var(--bar);padding-left:.9rem}.ways{display:flex;flex-wrap:wrap;gap:.4rem 2rem;justify-content:space-between;margin:2rem 0}
header{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;border-bottom:1px solid var(--line)}
header strong{font-size:1.1rem}header nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.9rem}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:.06em}header a{display:inline-block;padding:.25rem 0}header a[aria-current]{color:inherit;text-decoration:none}strong a{text-decoration:none}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.3rem;background:var(--paper);padding:.3rem}
a:focus-visible,summary:focus-visible,input:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.45;margin:1.2rem 0 .4rem}h2{font-size:1.2rem;line-height:1.5;margin:2.6rem 0 .4rem}h3{font-size:1rem;margin:1.4rem 0 .2rem}h1,h2,blockquote,ol.contents a{unicode-bidi:plaintext}h1,h2,h3{text-wrap:balance;word-break:auto-phrase;scroll-margin-top:1rem}
p{margin:.5rem 0}.soft,time,dt,::placeholder{color:var(--soft);opacity:1}.soft,.small{font-size:.9rem}
ol.contents{padding-left:1.9rem}ol.contents li{margin:1.1rem 0;line-height:1.7}ol.contents a{font-weight:700}ul{padding-left:1.3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.6rem 0;font-size:.9rem}dd{margin:0}
@media(max-width:30rem){dl{grid-template-columns:1fr}dt{margin-top:.3rem}}
main{counter-reset:paper}article{border-top:1px solid var(--line);margin-top:2.6rem;scroll-margin-top:0}article h2[itemprop]::before{counter-increment:paper;content:counter(paper)'. '}.small+article{border:0;margin:0}article h2{margin-top:1.4rem}
section.qa{margin:1.1rem 0}.q{font-weight:700;margin-bottom:.1rem}
.pl{text-decoration:none;font-weight:400;color:var(--soft)}section:target .q{background:var(--tie)}section:target .pl{color:inherit}.p{margin:.5rem 0}.s,.s details{display:inline}.s>a{color:inherit;text-decoration:underline dotted var(--soft)}${TIES.join()}{background:var(--tie)}b[id]{font-weight:inherit}${RAIL}
.m,summary{font-size:.8rem;color:var(--soft)}summary{cursor:pointer;display:inline;margin:0 .3em}summary::before{content:'▸ '}details[open]>summary::before{content:'▾ '}summary::marker{content:''}blockquote{margin:.3rem 0 .3rem .3rem;padding-left:.9rem;border-left:3px solid var(--bar)}
.mark{font-size:.82rem;color:var(--mark);border:1px solid;border-radius:.3rem;padding:0 .35rem;white-space:nowrap}.said{color:var(--mark);font-size:.9em}.erratum{border-left:3px solid var(--mark);padding-left:.9rem}
.survey li{margin:.5rem 0;line-height:1.7}.survey details:not([open]){display:inline}.topics label{display:block;font-size:.9rem}.topics input{width:min(100%,22rem)}blockquote .soft{font-size:inherit}.near{white-space:normal}.copy{background:none;padding:0;font-size:inherit}
.whole{white-space:nowrap}mark{background:var(--tie);color:var(--ink)}
figure{margin:1.4rem 0}figcaption{font-weight:700;font-size:.95rem;margin-bottom:.4rem}svg{width:100%;max-width:26rem;height:auto;display:block}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 1.6rem;align-items:start}svg text{fill:var(--ink);font-size:13px}svg .bar{fill:var(--bar)}svg line{stroke:var(--line)}svg .none{fill:var(--soft)}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.8rem}th,td{padding:.1rem .5rem;text-align:right;font-weight:400}thead th{color:var(--soft)}svg .soft{fill:var(--soft);font-size:12px}
form{display:flex;flex-wrap:wrap;gap:.5rem}form label{flex-basis:100%}button{font:inherit;font-weight:700;background:var(--link);color:var(--paper);border:0;border-radius:.4rem;padding:.6rem 1.2rem;cursor:pointer}
input[type=search],input[type=email],.topics input{flex:1 1 12rem;min-width:0;font:inherit;padding:.6rem;border:1px solid var(--soft);border-radius:.4rem;background:transparent;color:inherit}

.to{position:fixed;right:.8rem;bottom:.6rem;display:flex;flex-direction:column-reverse;align-items:end;z-index:1;font-size:.85rem;line-height:1.5}
.to summary,.to nav{background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.25rem .6rem}.to nav{width:min(24rem,calc(100vw - 1.6rem));max-height:70vh;overflow:auto;margin-bottom:.4rem}.to ol{margin:.2rem 0;padding-left:1.5rem}.to li{margin:.35rem 0}.to [aria-current]{color:inherit;font-weight:700}
@supports(animation-timeline:scroll()){body:has(article)::before{content:'';position:fixed;inset:0 0 auto;height:3px;background:var(--bar);transform-origin:0 0;animation:read linear;animation-timeline:scroll()}@keyframes read{from{transform:scaleX(0)}}}
footer{border-top:1px solid var(--line);margin-top:3rem;font-size:.85rem;color:var(--soft)}
@media print{header nav,footer,.noprint,body:has(article)::before{display:none}body{background:#fff;color:#000;font-size:11pt}details::details-content{content-visibility:visible;display:block}article{break-inside:auto}h1,h2,h3,.q{break-after:avoid}section.qa,figure{break-inside:avoid}form{display:none}}
`.trim();

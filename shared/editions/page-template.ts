/** The edition page; styles are inline in one block, so that a saved file reads the same. */
export const PAGE_TEMPLATE = `<!doctype html>
<html lang="<%= it.language %>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title><%= it.e(it.label.digest) %> <%= it.edition.week %></title>
<style>:root{color-scheme:light dark}body{max-width:46rem;margin:0 auto;padding:1rem;font-family:'Hiragino Sans','Noto Sans JP','Yu Gothic',Meiryo,sans-serif;line-height:1.8;text-wrap:pretty}h1{font-size:1.4rem}h2{font-size:1.15rem;line-height:1.5;margin-top:3rem}ol>li{margin:.6rem 0}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;font-size:.9rem}dd{margin:0}blockquote{margin:.3rem 0 .3rem 1rem;font-size:.9rem}summary{cursor:pointer;font-size:.9rem}.mark{font-size:.85rem;border:1px solid;border-radius:.3rem;padding:0 .4rem}</style>
</head><body><main>
<h1><%= it.e(it.label.digest) %> <%= it.edition.from %> ~ <%= it.edition.to %></h1>
<ol><% it.edition.papers.forEach((paper, i) => { %><li><a href="#p<%= i + 1 %>"><%= it.e(paper.title) %></a><br><%= it.day(paper.published) %><br><%= it.e(it.headline(paper)) %></li>
<% }) %></ol>
<% it.edition.papers.forEach((paper, i) => { %><article id="p<%= i + 1 %>"><h2><%= it.e(paper.title) %></h2>
<dl><dt><%= it.label.authors %></dt><dd><%= it.e(paper.authors.join(', ') || it.label.unknown) %></dd>
<dt><%= it.label.published %></dt><dd><%= it.day(paper.published) %></dd><dt><%= it.label.updated %></dt><dd><%= it.day(paper.updated) %></dd>
<dt>URL</dt><dd><% if (it.href(paper.url)) { %><a href="<%= it.href(paper.url) %>"><%= it.e(paper.url) %></a><% } else { %><%= it.label.unknown %><% } %></dd>
<dt><%= it.label.categories %></dt><dd><%= it.e(paper.categories.join(', ') || it.label.unknown) %></dd>
<dt><%= it.label.coverage %></dt><dd><%= it.coverage(paper) %><% if (paper.suspicious) { %> <span class="mark"><%= it.label.suspicious %></span><% } %><% if (paper.revised) { %> <span class="mark"><%= it.label.revised %></span><% } %></dd></dl>
<h3><%= it.label.overview %></h3><p><% if (it.mark(paper)) { %><span class="mark"><%= it.mark(paper) %></span> <% } %><%= it.e(paper.overview || it.label.noOverview) %></p>
<% if (paper.qa.length > 0) { %><h3>Q&amp;A</h3><% } %>
<% paper.qa.forEach((qa) => { %><section><p><b>Q. <%= it.e(qa.question) %></b><br><%= it.e(qa.answer) %></p>
<% qa.evidence.forEach((evidence) => { %><details><summary><%= it.label.evidence %>: <%= it.e(it.place(evidence.place)) %></summary><blockquote><%= it.e(evidence.quote) %><% if (it.href(evidence.link)) { %> <a href="<%= it.href(evidence.link) %>"><%= it.e(it.place(evidence.place)) %></a><% } %></blockquote></details><% }) %></section>
<% }) %></article>
<% }) %></main></body></html>
`;

/**
 * One table-based template with inline styles: Outlook's engine is Word, and Gmail drops style blocks it dislikes.
 * No images, no tracking pixel. `<!--row-->` and `<!--end-->` mark where a very long contents list may be cut;
 * `{{{near}}}` is where a reader's own rows come in.
 */
export const MAIL_TEMPLATE = `<!doctype html>
<html lang="<%= it.language %>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title><%= it.e(it.subject) %></title>
<style>p{margin:0 0 10px}a{color:#1a4f8b}.m{font-size:12px;color:#666}@media (prefers-color-scheme:dark){.b{background:#15171a!important}.c,.c h1,.c h2,.c p,.c td{color:#e6e6e6!important}.c a{color:#8ab8ff!important}.m{color:#a8adb3!important}}</style>
</head><body class="b" style="margin:0;padding:0;background:#f6f5f2">
<div style="display:none;max-height:0;overflow:hidden"><%= it.e(it.preheader) %></div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="c" width="640" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:640px;font-family:'Hiragino Sans','Noto Sans JP','Yu Gothic',Meiryo,sans-serif;font-size:15px;line-height:1.75;color:#222">
<tr><td style="padding:8px 12px"><p class="m" style="margin:0 0 12px;font-size:13px;color:#666"><a href="<%= it.e(it.page) %>" style="color:#1a4f8b"><%= it.e(it.words.inBrowser) %></a></p>
<h1 style="font-size:20px;line-height:1.4;margin:0"><%= it.e(it.label.digest) %><br><%= it.days %></h1>
<% if (it.first) { %><p style="margin:4px 0"><b><%= it.e(it.first) %></b></p>
<% } %><p class="m" style="margin:4px 0 12px;font-size:13px;color:#666"><%= it.edition.week %> ・ <%= it.e(it.words.papers(it.edition.papers.length)) %><% if (it.writers) { %> ・ <%= it.e(it.label.writer) %>: <%= it.e(it.writers) %><% } %><% if (it.edition.papers.some((p) => p.verbatim)) { %> ・ <%= it.e(it.words.verbatimNote) %><% } %></p></td></tr>
{{{near}}}<% it.edition.papers.forEach((paper, i) => { %><!--row--><tr><td style="padding:4px 12px"><p style="margin:0"><b><%= i + 1 %>. <a href="<%= it.href(it.paper(paper.id)) %>" style="color:#1a4f8b"><%= it.e(paper.title) %></a></b><br><%= it.e(it.headline(paper)) %></p></td></tr>
<% }) %><% if (it.survey.length) { %><!--row--><tr><td style="padding:16px 12px 4px"><h2 style="font-size:17px;line-height:1.45;margin:0 0 4px"><%= it.e(it.label.survey) %></h2><% it.survey.forEach((line) => { %><p style="margin:0 0 8px"><%= it.e(line.text) %><% line.cited.forEach((each) => { %> <a href="<%= it.href(it.paper(each.paper.id)) %>" style="color:#1a4f8b">[<%= each.number %>]</a><% }) %></p><% }) %></td></tr>
<% } %><% if (it.depth !== 'headlines') { it.edition.papers.forEach((paper) => { %><!--row--><tr><td style="padding:20px 12px 4px;border-bottom:1px solid #d8d5cd"><h2 style="font-size:17px;line-height:1.45;margin:0"><a href="<%= it.href(it.paper(paper.id)) %>" style="color:#1a4f8b"><%= it.e(paper.title) %></a></h2>
<p class="m" style="margin:4px 0;font-size:13px;color:#666"><%= it.e(paper.authors.slice(0, 6).join(', ') || it.label.unknown) %><% if (paper.authors.length > 6) { %> +<%= paper.authors.length - 6 %><% } %><br><%= it.label.published %>: <%= it.day(paper.published) %> ・ <%= it.label.coverage %>: <%= it.coverage(paper) %><% if (paper.suspicious) { %> ・ <%= it.label.suspicious %><% } %><% if (paper.revised) { %> ・ <%= it.label.revised %><% } %><br><% if (it.href(paper.url)) { %><a href="<%= it.href(paper.url) %>" style="color:#1a4f8b"><%= it.e(it.words.source) %></a> ・ <% } %><a href="<%= it.href(it.report(paper)) %>" style="color:#1a4f8b"><%= it.e(it.words.report) %></a></p></td></tr>
<tr><td style="padding:8px 12px"><p style="margin:0 0 10px"><%= it.e(paper.overview.length ? it.mark(paper) + it.said(paper.overview) : it.label.noOverview) %></p>
<% const found = it.evidence(paper); paper.qa.slice(0, it.answers).forEach((qa, n) => { const { excerpt, evidence } = found[n]; %><p><b>Q. <%= it.e(qa.question) %></b><br><%= it.e(it.mark(paper) + it.said(qa.answer)) %><% if (evidence.length) { %><br><span class="m"><%= it.label.evidence %>: <% if (it.href(evidence[0].link)) { %><a href="<%= it.href(evidence[0].link) %>"><%= it.e(it.place(evidence[0].place)) %></a><% } else { %><%= it.e(it.place(evidence[0].place)) %><% } %><% if (excerpt) { %> 「<%= it.e(excerpt) %>」<% } %></span><% } %></p>
<% }) %></td></tr>
<% }) } %><!--end--><% (it.edition.additions || []).slice(0, 20).forEach((paper) => { %><tr><td style="padding:8px 12px"><p style="margin:0"><b><%= it.label.additions %></b> <%= it.e(paper.week) %> <a href="<%= it.href(it.paper(paper.paperId)) %>" style="color:#1a4f8b"><%= it.e(it.short(paper.title)) %></a></p></td></tr>
<% }) %><% it.edition.errata.slice(0, 20).forEach((erratum) => { %><tr><td style="padding:8px 12px"><p style="margin:0"><b><%= erratum.kind ? it.label.revision : it.label.errata %></b> <%= it.e(erratum.week) %> <a href="<%= it.href(it.paper(erratum.paperId)) %>" style="color:#1a4f8b"><%= it.e(it.short(erratum.title || erratum.paperId)) %></a>: <%= it.e(it.short(erratum.note)) %></p></td></tr>
<% }) %><tr><td style="padding:20px 12px"><p style="margin:0 0 12px"><a href="<%= it.e(it.page) %>" style="color:#1a4f8b"><%= it.e(it.shortened === 'none' ? it.words.onTheWeb : it.words.shortened) %></a></p>
<p class="m" style="margin:0;font-size:12px;color:#666"><%= it.e(it.words.why) %><br><a href="{{preferences}}" style="color:#1a4f8b"><%= it.e(it.words.preferences) %></a> ・ <a href="{{unsubscribe}}" style="color:#1a4f8b"><%= it.e(it.words.unsubscribe) %></a></p></td></tr>
</table></td></tr></table></body></html>
`;

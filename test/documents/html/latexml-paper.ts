/** A short paper of our own in the form that LaTeXML gives arXiv's pages. */
const math = (inner: string, tex: string, display = 'inline'): string =>
  `<math class="ltx_Math" alttext="${tex}" display="${display}"><semantics>${inner}<annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;

const square = math('<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>', 'x_{i}^{2}');
const five = math('<mrow><mi>n</mi><mo>=</mo><mn>5</mn></mrow>', 'n=5');
const half = math('<mrow><mi>α</mi><mo>≤</mo><mn>0.5</mn></mrow>', '\\alpha\\leq 0.5');
const percent =
  '<math class="ltx_Math" alttext="40\\%" display="inline"><semantics><annotation encoding="application/x-tex">40\\%</annotation></semantics></math>';
const loss = math(
  '<mrow><mi>L</mi><mo>\u2061</mo><mrow><mo stretchy="false">(</mo><mi>θ</mi><mo stretchy="false">)</mo></mrow><mo>=</mo><mfrac><mrow><msub><mo>∑</mo><mi>i</mi></msub><mspace width="1em"></mspace><msup><mrow><mo>(</mo><mrow><msub><mi>y</mi><mi>i</mi></msub><mo>−</mo><mi>f</mi><mrow><mo>(</mo><msub><mi>x</mi><mi>i</mi></msub><mo>)</mo></mrow></mrow><mo>)</mo></mrow><mn>2</mn></msup></mrow><mi>n</mi></mfrac></mrow>',
  'L(\\theta)=\\frac{\\sum_i (y_i-f(x_i))^2}{n}',
  'block',
);

export const LATEXML_PAPER = `<!DOCTYPE html><html lang="en"><head><title>Places in Pages</title></head><body>
<header class="desktop_header"><a href="/">Back to arXiv</a><button>Report issue</button></header>
<nav class="ltx_page_navbar"><ol class="ltx_toclist"><li>1 Introduction</li></ol></nav>
<div class="ltx_page_main"><div class="ltx_page_content"><article class="ltx_document ltx_authors_1line">
<h1 class="ltx_title ltx_title_document">Places in Pages</h1>
<div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Jane Doe<br>University of Nowhere</span></span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We keep the place of every sentence.</p></div>
<section id="S1" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1 </span>Introduction</h2>
<div id="S1.p1" class="ltx_para"><p class="ltx_p">The code is public.<span class="ltx_note ltx_role_footnote" id="footnote1"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span><a class="ltx_ref ltx_url" href="https://code.example/places">https://code.example/places</a></span></span></span> It is small.<span class="ltx_note ltx_role_footnotetext"><sup class="ltx_note_mark">†</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">†</sup><span class="ltx_note_type">footnotetext: </span>Both authors kept places.</span></span></span></p></div>
<div class="ltx_para"><p class="ltx_p">We keep ${square} of ${five} places, so that ${half} holds, and report a drop of ${percent}.</p></div>
<ul class="ltx_itemize"><li class="ltx_item"><span class="ltx_tag ltx_tag_item">•</span><div class="ltx_para"><p class="ltx_p">First, pages are read.</p></div></li>
<li class="ltx_item"><span class="ltx_tag ltx_tag_item">•</span><div class="ltx_para"><p class="ltx_p">Second, places are kept.</p></div></li></ul>
</section>
<section id="S2" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">2 </span>Method</h2>
<section id="S2.SS1" class="ltx_subsection"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag ltx_tag_subsection">2.1 </span>Loss</h3>
<div class="ltx_para"><p class="ltx_p">The loss is small <span class="ltx_ERROR undefined">\\undefinedmacro</span> (see <a class="ltx_ref" href="https://arxiv.org/html/2401.00001v1#S1">1</a>):</p>
<table class="ltx_equation ltx_eqn_table" id="S2.E1"><tbody><tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell ltx_eqn_center_padleft"></td><td class="ltx_eqn_cell">${loss}</td><td class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></tbody></table>
<table class="ltx_equationgroup ltx_eqn_align ltx_eqn_table"><tbody><tr class="ltx_eqn_row"><td class="ltx_eqn_cell">${math('<mi>a</mi>', 'a')}</td><td class="ltx_eqn_cell">${math('<mrow><mo>=</mo><mi>b</mi><mo>+</mo><mi>c</mi></mrow>', '=b+c')}</td><td class="ltx_eqn_cell ltx_eqn_eqno">(2)</td></tr>
<tr class="ltx_eqn_row"><td class="ltx_eqn_cell"><math class="ltx_Math" alttext="d=\\sqrt{e}" display="inline"></math></td><td class="ltx_eqn_cell ltx_eqn_eqno">(3a)</td></tr></tbody></table></div>
<figure class="ltx_table" id="S2.T1"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table 1: </span>Scores of two models.</figcaption>
<table class="ltx_tabular"><thead class="ltx_thead"><tr class="ltx_tr"><th class="ltx_td ltx_th">Model</th><th class="ltx_td">F1</th></tr></thead><tbody><tr class="ltx_tr"><td class="ltx_td">Ours</td><td class="ltx_td">0.977</td></tr><tr class="ltx_tr"><td class="ltx_td">Plain</td><td class="ltx_td">0.950</td></tr></tbody></table>
<span class="ltx_tabular"><span class="ltx_tr"><span class="ltx_td">A</span><span class="ltx_td">1</span></span><span class="ltx_tr"><span class="ltx_td">B</span><span class="ltx_td">2</span></span></span></figure>
</section></section>
<section class="ltx_section" id="S3"><h2 class="ltx_title ltx_title_section">Acknowledgements</h2><p class="ltx_p">We thank everybody.</p></section>
<section id="bib" class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul><li class="ltx_bibitem"><span class="ltx_bibblock">A. Author. A title. 2020.</span></li></ul></section>
<section id="S4" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">4 </span>Proofs</h2>
<div class="ltx_theorem"><h6 class="ltx_title ltx_runin ltx_title_theorem">Theorem 1.</h6><div class="ltx_para"><p class="ltx_p">The proof of Theorem 1 is short.</p></div></div></section>
<section id="A1" class="ltx_appendix"><h2 class="ltx_title ltx_title_appendix"><span class="ltx_tag ltx_tag_appendix">Appendix A </span>Tables</h2><p class="ltx_p">A long table.</p></section>
</article></div><footer class="ltx_page_footer"><div class="ltx_page_logo">Generated by LaTeXML</div></footer></div></body></html>`;

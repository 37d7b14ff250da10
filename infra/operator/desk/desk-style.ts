/** The desk's one style sheet; plain enough to read in dark mode and on a phone. */
export const DESK_STYLE = `:root{color-scheme:light dark;--line:light-dark(#c8ccd4,#454b57);--quiet:light-dark(#555c68,#a9b1bf)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:0 1rem 4rem;font:1rem/1.6 system-ui,'Noto Sans JP',sans-serif}
header{display:flex;justify-content:space-between;gap:1rem;padding:1rem 0;border-bottom:1px solid var(--line)}
h1{font-size:1.5rem;margin:1.5rem 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.verdict{margin:0;padding:.7rem 1rem;border-left:.4rem solid}
.verdict p{margin:0}.verdict ul{margin:.2rem 0}
.well{border-color:light-dark(#18794e,#4cc38a)}.waits{border-color:light-dark(#8a6100,#e2b04a)}.look{border-color:light-dark(#c4320a,#ff9066)}
.row{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.6rem;margin:0}
.figures div{border:1px solid var(--line);border-radius:.4rem;padding:.5rem .7rem}
dt{color:var(--quiet);font-size:.9rem}dd{margin:0;font-size:1.4rem;font-variant-numeric:tabular-nums}
progress{width:100%;margin-top:.8rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:.3rem clamp(.15rem,1vw,.5rem);border-bottom:1px solid var(--line)}
table{font-size:clamp(.85rem,3.6vw,1rem)}
th:first-child{text-align:left}
form{display:flex;flex-wrap:wrap;gap:.8rem 1.2rem;align-items:center}
button,select{font:inherit;padding:.35rem .8rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;padding:.6rem}
.quiet{color:var(--quiet)}.reports li{margin-bottom:1.2rem}.reports p{margin:.2rem 0}.reports form label{flex-basis:100%}
textarea{flex:1 1 100%;font:inherit;padding:.4rem}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-line;overflow-wrap:anywhere}
.failed{color:light-dark(#b42318,#ff9c8f)}
`;

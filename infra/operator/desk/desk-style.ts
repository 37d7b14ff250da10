/** The desk's one style sheet; light and dark by the machine's own choice, from a phone to a wide screen. */
export const DESK_STYLE = `:root{color-scheme:light dark;--ground:light-dark(#f6f7f9,#15181d);--card:light-dark(#fff,#1e2229);--line:light-dark(#c8ccd4,#454b57);--quiet:light-dark(#555c68,#a9b1bf);--link:light-dark(#0b57d0,#8ab4ff);--good:light-dark(#18794e,#4cc38a);--wait:light-dark(#8a6100,#e2b04a);--bad:light-dark(#b42318,#ff9066)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);font:1rem/1.55 system-ui,'Noto Sans JP',sans-serif}
a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.2rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.3rem .8rem;z-index:1}
header,main{margin:0 auto;max-width:72rem;padding:0 1rem}
header{display:flex;justify-content:space-between;gap:1rem;padding-block:.8rem}header nav{display:flex;gap:1rem}
main{padding-bottom:4rem;display:grid;gap:1rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:60rem){main{grid-template-columns:repeat(2,minmax(0,1fr))}main>*{grid-column:1/-1}main>.half{grid-column:auto}}
h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:0 0 .6rem}h3{font-size:1rem;margin:.9rem 0 .2rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1rem}
.verdict{margin:0;padding:.7rem 1rem;background:var(--card);border:1px solid var(--line);border-left:.5rem solid;border-radius:.4rem}
.verdict p{margin:0;font-weight:600}.verdict ul{margin:.3rem 0 0;padding-left:1.2rem}.verdict li{overflow-wrap:anywhere}
.well{border-color:var(--good)}.waits.verdict{border-color:var(--wait)}.look{border-color:var(--bad)}
.row{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0}
.strip{display:flex;gap:.5rem;list-style:none;margin:0;padding:.2rem;overflow-x:auto}
.week{display:block;padding:.35rem .7rem;background:var(--card);border:1px solid var(--line);border-top:.25rem solid var(--line);border-radius:.4rem;text-decoration:none;white-space:nowrap}
.week span{display:block;font-size:.85rem;color:var(--quiet)}.week[aria-current]{border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
.week.out{border-top-color:var(--good)}.week.open,.week.frozen{border-top-color:var(--wait)}.week.held{border-top-color:var(--bad)}
.steps{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem;list-style:none;margin:0;padding:0}
.steps li{border-top:.3rem solid var(--line);padding-top:.4rem}.steps span{display:block;font-size:1.25rem;font-variant-numeric:tabular-nums}
.steps small,small{color:var(--quiet);font-size:.85rem}.steps .done{border-color:var(--good)}.steps .now{border-color:var(--wait)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));gap:.6rem;margin:0}
dt{color:var(--quiet);font-size:.9rem}dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:clamp(.85rem,3.6vw,1rem)}
th,td{text-align:right;padding:.35rem clamp(.15rem,1vw,.5rem);border-bottom:1px solid var(--line);vertical-align:top}
th:first-child,.papers td{text-align:left}.papers thead th{text-align:left}
.papers th,.papers td{overflow-wrap:anywhere;font-weight:400}.papers thead th{color:var(--quiet)}.papers td:nth-child(3){min-width:7rem}
@media(max-width:44rem){.papers,.papers tbody,.papers tr,.papers th,.papers td{display:block;border:0}.papers thead{display:none}.papers tr{border-bottom:1px solid var(--line);padding:.4rem 0}}
.state{font-weight:600}.state:is(.full,.sent){color:var(--good)}.state:is(.away,.waits,.prepared,.claimed){color:var(--wait)}.state:is(.held,.none,.rejected,.unknown){color:var(--bad)}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
button,select{font:inherit;padding:.3rem .8rem;min-height:2rem}button{cursor:pointer;white-space:nowrap}
details summary{cursor:pointer;padding:.25rem 0;color:var(--link)}details form label{flex-basis:100%}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;padding:.6rem}
.quiet{color:var(--quiet)}.reports li{margin-bottom:1.2rem}.reports p{margin:.2rem 0}.reports form label{flex-basis:100%}
textarea{flex:1 1 100%;font:inherit;padding:.4rem}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-line;overflow-wrap:anywhere}
.failed{color:var(--bad)}
`;

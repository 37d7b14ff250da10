/** TeX formulas as readable text, for pages that carry them as source: `\alpha_{i}` becomes `α_i`. */

// biome-ignore format: a table reads best in rows
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  vartheta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ',
  upsilon: 'υ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ',
  Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', times: '×', cdot: '·', div: '÷', pm: '±', mp: '∓',
  leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠', approx: '≈', sim: '∼', simeq: '≃', equiv: '≡', propto: '∝',
  ll: '≪', gg: '≫', to: '→', rightarrow: '→', leftarrow: '←', Rightarrow: '⇒', leftrightarrow: '↔', mapsto: '↦',
  infty: '∞', partial: '∂', nabla: '∇', sum: '∑', prod: '∏', int: '∫', in: '∈', notin: '∉', subset: '⊂', subseteq: '⊆',
  cup: '∪', cap: '∩', emptyset: '∅', forall: '∀', exists: '∃', neg: '¬', land: '∧', lor: '∨', ldots: '…', dots: '…',
  cdots: '⋯', prime: '′', circ: '∘', star: '⋆', ast: '∗', dagger: '†', ell: 'ℓ', top: '⊤', bot: '⊥', oplus: '⊕',
  otimes: '⊗', odot: '⊙', langle: '⟨', rangle: '⟩', lbrace: '{', rbrace: '}', mid: '|', vert: '|', Vert: '‖', quad: ' ',
  qquad: ' ', colon: ':', percent: '%',
};

/** Commands that only dress their argument. */
const DRESS =
  /\\(?:text|textbf|textit|textrm|textsc|texttt|emph|mathrm|mathbf|mathit|mathcal|mathbb|mathsf|mathtt|mathfrak|boldsymbol|bm|operatorname|mbox|hat|tilde|bar|vec|overline|underline|widehat|widetilde|dot)\*?\s*\{([^{}]*)\}/g;
/** Rounds of unwrapping nested braces. */
const DEEPEST = 12;

/** One line of readable text; unknown commands keep their name, braces and dollar signs go. */
export function latexText(source: string): string {
  let text = source
    .replace(/%[^\n]*\n/g, ' ')
    .replace(/\\(?:displaystyle|textstyle|left|right|big|Big|bigg|Bigg|limits|nolimits|,|;|!|:)(?![a-zA-Z])/g, ' ');
  for (let round = 0; round < DEEPEST && text.includes('{'); round++) {
    const before = text;
    text = text
      .replace(DRESS, '$1')
      .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, a: string, b: string) => `${grouped(a)}/${grouped(b)}`)
      .replace(/\\sqrt\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}/g, '√($1)')
      .replace(/([_^])\s*\{([^{}]*)\}/g, (_, mark: string, inner: string) => mark + grouped(inner))
      .replace(/\\(?:begin|end)\s*\{[a-zA-Z*]+\}(?:\[[^\]]*\]|\{[lcr|]+\})?/g, ' ');
    if (text === before) text = text.replace(/\{([^{}]*)\}/g, '$1');
    if (text === before) break;
  }
  return text
    .replace(/\\([a-zA-Z]+)\s?/g, (_, name: string) => SIGNS[name] ?? `${name} `)
    .replace(/\\([%&#_$])/g, '$1')
    .replace(/\\\\|[{}$\\&~]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function grouped(text: string): string {
  const inner = text.trim();
  return /^[\w.\\]*$|^.$/.test(inner) ? inner : `(${inner})`;
}

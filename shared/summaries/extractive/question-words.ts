/** The questions that evidence answers, per language and role. `{S}` is the paper's name, `{T}` what the sentence is about. */
import type { Language } from '../summary.ts';
import type { Role } from './evidence-roles.ts';

export interface QuestionWords {
  /** Stands for the paper where it has no short name. */
  readonly paper: string;
  /** Joins two names. */
  readonly and: string;
  /** Sets a term of the paper off from the sentence around it. */
  readonly quote: (term: string) => string;
  /** Asked when the sentence offers a topic; the first that is new in this paper is taken. */
  readonly about: Readonly<Record<Role, readonly string[]>>;
  /** Asked when it offers none. */
  readonly plain: Readonly<Record<Role, readonly string[]>>;
}

const ja: QuestionWords = {
  paper: 'この論文',
  and: 'と',
  quote: (term) => `「${term}」`,
  about: {
    proposal: ['{S}は、{T}について何を提案していますか？', '{S}の提案で、{T}はどんな役割を持ちますか？'],
    problem: ['{S}が取り組む、{T}の問題とは何ですか？'],
    method: ['{S}の手法で、{T}はどう使われますか？', '{T}はどのような仕組みになっていますか？'],
    data: ['{T}などのデータは、どのようなものですか？', '{T}のデータはどう用意されましたか？'],
    setup: ['{T}に関する実験条件は、どう設定されましたか？'],
    result: ['{T}では、どのような結果が得られましたか？', '{T}について、数値はどうでしたか？'],
    comparison: ['{T}との比較では、どのような差が出ましたか？', '{T}を比べると、何が違いましたか？'],
    finding: ['{T}について、何が分かりましたか？', '{T}の分析からは、何が読み取れますか？'],
    cost: ['{T}の計算量やコストは、どの程度ですか？'],
    theory: ['{T}について、理論的に何が示されていますか？'],
    limitation: ['{T}に関して、どのような限界がありますか？', '{T}について、できないことは何ですか？'],
    future: ['{T}に関して、今後の課題は何ですか？'],
    use: ['{T}は、どのような用途に役立ちますか？'],
    code: ['{T}に関するコードやデータは、どこで手に入りますか？'],
  },
  plain: {
    proposal: ['{S}は何を提案していますか？'],
    problem: ['{S}はどのような問題に取り組んでいますか？'],
    method: ['{S}の手法はどのような仕組みですか？', '{S}の手法の要点は何ですか？'],
    data: ['{S}では、どのようなデータが使われていますか？'],
    setup: ['{S}の実験条件はどのようなものですか？'],
    result: ['{S}では、どのような結果が得られましたか？'],
    comparison: ['{S}は、ほかの手法と比べてどうですか？'],
    finding: ['{S}の実験から、何が分かりましたか？'],
    cost: ['{S}の計算量やコストは、どの程度ですか？'],
    theory: ['{S}では、理論的に何が示されていますか？'],
    limitation: ['{S}にはどのような限界がありますか？'],
    future: ['{S}が挙げる今後の課題は何ですか？'],
    use: ['{S}の成果は、どのような用途に役立ちますか？'],
    code: ['{S}のコードやデータは、どこで手に入りますか？'],
  },
};

const en: QuestionWords = {
  paper: 'the paper',
  and: ' and ',
  quote: (term) => `“${term}”`,
  about: {
    proposal: ['What does {S} propose for {T}?', 'Which part does {T} play in the proposal?'],
    problem: ['Which problem with {T} does {S} start from?'],
    method: ['How does {S} use {T}?', 'How does {T} work?'],
    data: ['What is known about the data, such as {T}?', 'Where do the {T} data come from?'],
    setup: ['How was the experiment with {T} set up?'],
    result: ['What was measured for {T}?', 'Which figures are given for {T}?'],
    comparison: ['How do things compare on {T}?', 'What differs when {T} is compared?'],
    finding: ['What was found about {T}?', 'What does the analysis of {T} tell?'],
    cost: ['What does {T} cost in time or memory?'],
    theory: ['What is shown in theory about {T}?'],
    limitation: ['Where are the limits of {T}?', 'What is not possible yet with {T}?'],
    future: ['What is left for later about {T}?'],
    use: ['What can {T} be used for?'],
    code: ['Where can code or data for {T} be had?'],
  },
  plain: {
    proposal: ['What does {S} propose?'],
    problem: ['Which problem does {S} address?'],
    method: ['How does the method of {S} work?', 'What is the key point of the method?'],
    data: ['Which data does {S} use?'],
    setup: ['How were the experiments of {S} set up?'],
    result: ['Which results does {S} report?'],
    comparison: ['How does {S} compare with other methods?'],
    finding: ['What did the experiments of {S} reveal?'],
    cost: ['How much time or memory does {S} need?'],
    theory: ['What does {S} show in theory?'],
    limitation: ['Which limits does {S} have?'],
    future: ['What does {S} leave for later?'],
    use: ['What can the work of {S} be used for?'],
    code: ['Where can code or data of {S} be had?'],
  },
};

export const QUESTION_WORDS: Readonly<Record<Language, QuestionWords>> = { ja, en };

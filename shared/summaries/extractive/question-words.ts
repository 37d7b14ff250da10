/** The questions that evidence answers, per language and role. `{S}` is the paper's name, `{T}` what the sentence is about. */
import type { Language } from '../summary.ts';
import type { Role } from './role-rule.ts';

export interface QuestionWords {
  /** Stands for the paper where it has no short name. */
  readonly paper: string;
  /** The same for an article on the web. */
  readonly page: string;
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
  page: 'この記事',
  and: 'と',
  quote: (term) => `「${term}」`,
  about: {
    proposal: ['{S}は、{T}について何を提案していますか？', '{S}の提案で、{T}はどんな役割を持ちますか？'],
    definition: ['{T}とは何ですか？', '{T}は、どのようなものですか？'],
    problem: ['{T}には、どのような問題がありましたか？', '{S}が取り組む、{T}の問題とは何ですか？'],
    method: ['{S}の手法で、{T}はどう使われますか？', '{T}はどのような仕組みになっていますか？'],
    data: ['{T}に関するデータは、どのようなものですか？', '{T}のデータは、どう用意されましたか？'],
    setup: ['{T}に関する実験条件は、どう設定されましたか？'],
    result: ['{T}では、どのような結果が得られましたか？', '{T}について、数値はどうでしたか？'],
    comparison: ['{T}との比較では、どのような差が出ましたか？', '{T}を比べると、何が違いましたか？'],
    finding: ['{T}について、何が分かりましたか？', '{T}の分析からは、何が読み取れますか？'],
    reason: ['{T}に関して、どのような理由が挙げられていますか？'],
    cost: ['{T}の計算量やコストは、どの程度ですか？'],
    theory: ['{T}について、理論的に何が示されていますか？'],
    limitation: ['{T}に関して、どのような限界がありますか？', '{T}について、できないことは何ですか？'],
    future: ['{T}に関して、今後の課題は何ですか？'],
    use: ['{T}は、どのような用途に役立ちますか？'],
    code: ['{T}に関するコードやデータは、どこで手に入りますか？'],
    aim: ['{T}に関して、{S}は何を目指していますか？'],
    steps: ['{T}に関する手順は、どのようなものですか？'],
    effect: ['{T}については、どのような効果や影響がありますか？', '{T}は、何をもたらしますか？'],
    feature: ['{T}には、どのような特徴がありますか？', '{T}は、どのように作られていますか？'],
    background: ['{T}をめぐる背景は、どう説明されていますか？'],
    point: ['{T}について、{S}は何を述べていますか？', '{T}は、{S}ではどう説明されていますか？'],
  },
  plain: {
    proposal: ['{S}は何を提案していますか？', '{S}は、ほかに何を提案していますか？'],
    definition: ['{S}とは何ですか？', '{S}は、どのようなものですか？'],
    problem: ['{S}はどのような問題に取り組んでいますか？'],
    method: ['{S}の手法はどのような仕組みですか？', '{S}の手法の要点は何ですか？'],
    data: ['{S}では、どのようなデータが使われていますか？', '{S}のデータについて、ほかに何が分かりますか？'],
    setup: ['{S}の実験条件はどのようなものですか？', '{S}の実験条件として、ほかに何がありますか？'],
    result: ['{S}では、どのような結果が得られましたか？', '{S}では、ほかにどのような結果が得られましたか？'],
    comparison: ['{S}は、ほかの手法と比べてどうですか？', '{S}では、何と何に差がありましたか？'],
    finding: ['{S}の実験から、何が分かりましたか？', '{S}では、ほかに何が分かりましたか？'],
    reason: ['{S}では、どのような理由が挙げられていますか？'],
    cost: ['{S}の計算量やコストは、どの程度ですか？', '{S}では、時間や費用がどれほどかかりますか？'],
    theory: ['{S}では、理論的に何が示されていますか？'],
    limitation: ['{S}にはどのような限界がありますか？', '{S}には、ほかにどのような限界がありますか？'],
    future: ['{S}が挙げる今後の課題は何ですか？'],
    use: ['{S}の成果は、どのような用途に役立ちますか？'],
    code: ['{S}のコードやデータは、どこで手に入りますか？'],
    aim: ['{S}は、何を目指していますか？'],
    steps: ['{S}は、どのような手順で進みますか？'],
    effect: ['{S}は、どのような効果をもたらしますか？'],
    feature: ['{S}には、どのような特徴がありますか？'],
    background: ['{S}の背景は、どう説明されていますか？'],
    point: ['{S}は、ほかに何を述べていますか？', '{S}の要点として、ほかに何が挙げられますか？'],
  },
};

const en: QuestionWords = {
  paper: 'the paper',
  page: 'the article',
  and: ' and ',
  quote: (term) => `“${term}”`,
  about: {
    proposal: ['What does {S} propose for {T}?', 'Which part does {T} play in the proposal?'],
    definition: ['What is {T}?', 'What sort of thing is {T}?'],
    problem: ['What is the problem with {T}?', 'Which problem of {T} does {S} start from?'],
    method: ['How does {S} use {T}?', 'How does {T} work?'],
    data: ['What is known about the data, such as {T}?', 'Where do the {T} data come from?'],
    setup: ['How was the experiment with {T} set up?'],
    result: ['What was measured for {T}?', 'Which figures are given for {T}?'],
    comparison: ['How do things compare on {T}?', 'What differs when {T} is compared?'],
    finding: ['What was found about {T}?', 'What does the analysis of {T} tell?'],
    reason: ['Which reason is given for {T}?'],
    cost: ['What does {T} cost in time or memory?'],
    theory: ['What is shown in theory about {T}?'],
    limitation: ['Where are the limits of {T}?', 'What is not possible yet with {T}?'],
    future: ['What is left for later about {T}?'],
    use: ['What can {T} be used for?'],
    code: ['Where can code or data for {T} be had?'],
    aim: ['What does {S} aim at with {T}?'],
    steps: ['Which steps does {T} take?'],
    effect: ['Which effect does {T} have?', 'What follows for {T}?'],
    feature: ['What is special about {T}?', 'How is {T} made up?'],
    background: ['What is the background of {T}?'],
    point: ['What does {S} say about {T}?', 'How does {S} explain {T}?'],
  },
  plain: {
    proposal: ['What does {S} propose?', 'What else does {S} propose?'],
    definition: ['What is {S}?', 'What sort of thing is {S}?'],
    problem: ['Which problem does {S} address?'],
    method: ['How does the method of {S} work?', 'What is the key point of the method?'],
    data: ['Which data does {S} use?', 'What else is known about the data of {S}?'],
    setup: ['How were the experiments of {S} set up?', 'What else is known about the setup of {S}?'],
    result: ['Which results does {S} report?', 'Which other results does {S} report?'],
    comparison: ['How does {S} compare with other methods?', 'Which differences does {S} report?'],
    finding: ['What did the experiments of {S} reveal?', 'What else was found in {S}?'],
    reason: ['Which reasons does {S} give?'],
    cost: ['How much time or memory does {S} need?', 'Which costs does {S} name?'],
    theory: ['What does {S} show in theory?'],
    limitation: ['Which limits does {S} have?', 'Which other limits does {S} have?'],
    future: ['What does {S} leave for later?'],
    use: ['What can the work of {S} be used for?'],
    code: ['Where can code or data of {S} be had?'],
    aim: ['What does {S} aim at?'],
    steps: ['Which steps does {S} take?'],
    effect: ['Which effect does {S} have?'],
    feature: ['What is special about {S}?'],
    background: ['What is the background of {S}?'],
    point: ['What else does {S} say?', 'Which other point does {S} make?'],
  },
};

export const QUESTION_WORDS: Readonly<Record<Language, QuestionWords>> = { ja, en };

/** The questions that evidence answers, per language and role. `{S}` is the paper's name, `{T}` what the sentence is about. */
import type { Language } from '../../language.ts';
import type { Role } from './roles/role-rule.ts';

export interface QuestionWords {
  /** Stands for the paper where it has no short name. */
  readonly paper: string;
  /** The same for an article on the web. */
  readonly page: string;
  /** The same for a text that is no research: a manual, a booklet. */
  readonly document: string;
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
  document: 'この文書',
  and: 'と',
  quote: (term) => `「${term}」`,
  about: {
    proposal: ['{S}は、{T}について何を提案していますか？', '{S}の提案で、{T}はどんな役割を持ちますか？'],
    definition: ['{T}とは何ですか？', '{T}は、どのようなものですか？'],
    problem: ['{T}に関して、どのような問題が挙げられていますか？'],
    method: ['{S}の手法では、{T}をどう扱いますか？', '{T}に関して、{S}はどのような方法を取りますか？'],
    mechanism: ['{T}に関して、どのような仕組みや構成が説明されていますか？'],
    data: ['{T}に関するデータは、どのようなものですか？', '{T}のデータについて、何が述べられていますか？'],
    setup: ['{T}に関する実験条件は、どう設定されましたか？'],
    result: ['{T}に関して、どのような結果が報告されていますか？', '{T}の結果について、数値はどうでしたか？'],
    comparison: ['{T}に関して、どのような差が報告されていますか？', '{T}を含む比較では、何が違いましたか？'],
    finding: ['{T}について、何が分かりましたか？', '{T}について、どのような知見が示されていますか？'],
    reason: ['{T}に関して、どのような理由が挙げられていますか？'],
    cost: ['{T}に関して、時間やメモリなどの負担はどう述べられていますか？'],
    theory: ['{T}について、理論的に何が示されていますか？'],
    limitation: ['{T}に関して、どのような限界や注意点がありますか？'],
    future: ['{T}に関して、今後の課題は何ですか？'],
    use: ['{T}によって、何ができるようになりますか？'],
    code: ['{T}に関するコードやデータは、どこで手に入りますか？'],
    aim: ['{T}に関して、{S}は何を目指していますか？'],
    steps: ['{T}に関する手順は、どのようなものですか？'],
    effect: ['{T}に関して、どのような効果や影響が述べられていますか？'],
    feature: ['{T}には、どのような特徴がありますか？', '{T}について、どのような特徴が述べられていますか？'],
    background: ['{T}をめぐる背景は、どう説明されていますか？'],
    point: ['{T}について、{S}は何を述べていますか？', '{T}は、{S}ではどう説明されていますか？'],
  },
  plain: {
    proposal: ['{S}は何を提案していますか？', '{S}は、ほかに何を提案していますか？'],
    definition: ['{S}とは何ですか？', '{S}は、どのようなものですか？'],
    problem: ['{S}は、どのような問題を指摘していますか？'],
    method: ['{S}の手法はどのようなものですか？', '{S}の手法の要点は何ですか？'],
    mechanism: ['{S}は、どのような仕組みや構成を説明していますか？'],
    data: ['{S}では、どのようなデータが使われていますか？', '{S}のデータについて、ほかに何が分かりますか？'],
    setup: ['{S}の実験条件はどのようなものですか？', '{S}の実験条件として、ほかに何がありますか？'],
    result: ['{S}では、どのような結果が得られましたか？', '{S}では、ほかにどのような結果が得られましたか？'],
    comparison: ['{S}では、比較からどのような差が出ましたか？', '{S}では、ほかに何と何に差がありましたか？'],
    finding: ['{S}では、何が分かりましたか？', '{S}では、ほかに何が分かりましたか？'],
    reason: ['{S}では、どのような理由が挙げられていますか？'],
    cost: ['{S}では、時間やメモリなどの負担はどう述べられていますか？'],
    theory: ['{S}では、理論的に何が示されていますか？'],
    limitation: [
      '{S}は、どのような限界や注意点を挙げていますか？',
      '{S}は、ほかにどのような限界や注意点を挙げていますか？',
    ],
    future: ['{S}が挙げる今後の課題は何ですか？'],
    use: ['{S}によって、何ができるようになりますか？'],
    code: ['{S}のコードやデータは、どこで手に入りますか？'],
    aim: ['{S}は、何を目指していますか？'],
    steps: ['{S}は、どのような手順で進みますか？'],
    effect: ['{S}では、どのような効果や影響が述べられていますか？'],
    feature: ['{S}には、どのような特徴がありますか？'],
    background: ['{S}の背景は、どう説明されていますか？'],
    point: ['{S}は、ほかに何を述べていますか？', '{S}の要点として、ほかに何が挙げられますか？'],
  },
};

const en: QuestionWords = {
  paper: 'the paper',
  page: 'the article',
  document: 'the document',
  and: ' and ',
  quote: (term) => `“${term}”`,
  about: {
    proposal: ['What does {S} propose for {T}?', 'Which part does {T} play in the proposal?'],
    definition: ['What is {T}?', 'What sort of thing is {T}?'],
    problem: ['Which problem is named about {T}?'],
    method: ['How does {S} deal with {T}?', 'What does {S} do about {T}?'],
    mechanism: ['How does {S} explain {T}?', 'What is {T} made up of?'],
    data: ['Which data does {S} describe with {T}?', 'What is said about data for {T}?'],
    setup: ['How was the experiment with {T} set up?'],
    result: ['Which result is reported about {T}?', 'Which figures are given about {T}?'],
    comparison: ['Which difference is reported about {T}?', 'What differs in the comparison with {T}?'],
    finding: ['What was found about {T}?', 'Which insight is given about {T}?'],
    reason: ['Which reason is given for {T}?'],
    cost: ['What is said about time or memory for {T}?'],
    theory: ['What is shown in theory about {T}?'],
    limitation: ['Which limits or cautions are named about {T}?'],
    future: ['What is left for later about {T}?'],
    use: ['What does {T} make possible?'],
    code: ['Where can code or data for {T} be had?'],
    aim: ['What does {S} aim at with {T}?'],
    steps: ['Which steps are described for {T}?'],
    effect: ['Which effect is described for {T}?'],
    feature: ['What is special about {T}?', 'Which features of {T} are named?'],
    background: ['What is the background of {T}?'],
    point: ['What does {S} say about {T}?', 'How does {S} explain {T}?'],
  },
  plain: {
    proposal: ['What does {S} propose?', 'What else does {S} propose?'],
    definition: ['What is {S}?', 'What sort of thing is {S}?'],
    problem: ['Which problem does {S} point out?'],
    method: ['How does the method of {S} work?', 'What is the key point of the method?'],
    mechanism: ['Which parts or workings does {S} explain?'],
    data: ['Which data does {S} use?', 'What else is known about the data of {S}?'],
    setup: ['How were the experiments of {S} set up?', 'What else is known about the setup of {S}?'],
    result: ['Which results does {S} report?', 'Which other results does {S} report?'],
    comparison: ['Which difference does {S} report?', 'Which other differences does {S} report?'],
    finding: ['What was found in {S}?', 'What else was found in {S}?'],
    reason: ['Which reasons does {S} give?'],
    cost: ['What does {S} say about time or memory?'],
    theory: ['What does {S} show in theory?'],
    limitation: ['Which limits or cautions does {S} name?', 'Which other limits or cautions does {S} name?'],
    future: ['What does {S} leave for later?'],
    use: ['What does the work of {S} make possible?'],
    code: ['Where can code or data of {S} be had?'],
    aim: ['What does {S} aim at?'],
    steps: ['Which steps does {S} take?'],
    effect: ['Which effect does {S} describe?'],
    feature: ['What is special about {S}?'],
    background: ['What is the background of {S}?'],
    point: ['What else does {S} say?', 'Which other point does {S} make?'],
  },
};

export const QUESTION_WORDS: Readonly<Record<Language, QuestionWords>> = { ja, en };

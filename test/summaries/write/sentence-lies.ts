/** Seventeen kinds of lies, one each: a sentence of the sample draft with one change, its quotes left as they are. */
import { sentencesOf, withSentences } from '../../../shared/summaries/parts.ts';
import type { Draft } from '../../../shared/summaries/summary.ts';
import { sampleDraft } from '../sample-paper.ts';

export interface SentenceLie {
  readonly kind: string;
  readonly where: string;
  readonly from: string;
  readonly to: string;
  /** Code alone refuses it; the others only a reader can. */
  readonly byCode?: true;
}

export const SENTENCE_LIES: readonly SentenceLie[] = [
  { kind: 'digit', where: 'qa[0].answer[0]', from: '76.2%', to: '76.7%', byCode: true },
  { kind: 'wrong number of the same paper', where: 'qa[0].answer[0]', from: '76.2%', to: '73.9%', byCode: true },
  { kind: 'number of another thing', where: 'qa[2].answer[0]', from: '6.5 秒', to: '2.8 秒', byCode: true },
  { kind: 'unit or scale', where: 'qa[2].answer[1]', from: '2.8 秒', to: '2.8 分', byCode: true },
  { kind: 'direction', where: 'qa[0].answer[0]', from: '下がります', to: '上がります', byCode: true },
  { kind: 'wrong name', where: 'qa[2].answer[0]', from: 'A100', to: 'H100', byCode: true },
  { kind: 'attribution', where: 'overview[1]', from: '本論文が提案する', to: '先行研究が提案した' },
  { kind: 'negation', where: 'qa[4].answer[0]', from: '正しい内容でした', to: '誤った内容でした' },
  { kind: 'swapped subjects', where: 'overview[3]', from: '73.9% に対して 81.4%', to: '81.4% に対して 73.9%' },
  { kind: 'all for some', where: 'qa[4].answer[1]', from: '一部失われて', to: 'すべて失われて' },
  { kind: 'hedge dropped', where: 'overview[2]', from: '最大で二回まで', to: '必ず二回', byCode: true },
  { kind: 'scope widened', where: 'overview[5]', from: '定型の英語の報告書に限られ', to: 'あらゆる言語の報告書に及び' },
  { kind: 'ordinal or small count', where: 'qa[1].answer[0]', from: '三つの公的機関', to: '二つの公的機関' },
  { kind: 'cause or time', where: 'qa[3].answer[0]', from: '書き終えてから', to: '書き始める前に' },
  { kind: 'invented detail', where: 'qa[1].answer[1]', from: '両者の一致率は', to: '休憩をはさんだ両者の一致率は' },
  { kind: 'comparison target', where: 'overview[3]', from: '検索に基づく比較手法の', to: '人手による要約の' },
  { kind: 'date', where: 'qa[1].answer[0]', from: '2015年から', to: '2014年から', byCode: true },
];

export const lying = ({ where, from, to }: SentenceLie): Draft => {
  const draft = withSentences(sampleDraft(), (each, at) =>
    at === where ? { ...each, sentence: each.sentence.replace(from, to) } : each,
  );
  if (JSON.stringify(draft) === JSON.stringify(sampleDraft())) throw new Error(`nothing to change in ${where}`);
  return draft;
};

export const TRUTHS: ReadonlyMap<string, string> = new Map(
  sentencesOf(sampleDraft()).map(({ where, sentence }) => [where, sentence.sentence]),
);

/** The whole sentence with its change. */
export const lieOf = (lie: SentenceLie): string => TRUTHS.get(lie.where)!.replace(lie.from, lie.to);

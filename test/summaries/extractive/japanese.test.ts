import { expect, test } from '@jest/globals';
import type { Block } from '../../../shared/documents/document.ts';
import { createExtractiveModel } from '../../../shared/summaries/extractive/extractive-model.ts';
import { documentOf, examplePaper } from '../../support/extractive-papers.ts';

const block = (section: string, text: string): Block => ({
  kind: 'paragraph',
  text,
  section,
  place: { kind: 'page', page: 1 },
});
const filler = (section: string, count: number): Block[] =>
  Array.from({ length: count }, (_, i) =>
    block(
      section,
      `走行車の第${i}号機の車輪は前後に${i + 2}個ずつ並び、路面の傾きに合わせて別々に上下へ動く構造になっている。`,
    ),
  );

test('a Japanese paper without an abstract has an overview that leaves sentences for its answers', async () => {
  const blocks = [
    block(
      '緒言',
      '今回は路面の凹凸に強い走行車を開発することで、転倒しにくい自律走行の実現を試みた。今回は転倒しにくい走行車の開発を行った。',
    ),
    ...filler('構成', 20),
    block('構成', '自己位置の推定には、低コストな単眼カメラと加速度計を組み合わせた小型の装置を用いることにした。'),
    block('実験', '段差を越える能力を調べる実験を行った結果、高さ110mmの段差と幅220mmの溝を越えられることが得られた。'),
    block('実験', '画像から推定した軌跡は、二回目の旋回の後に実際の走行経路から大きくずれていることが確認された。'),
    block('結言', '市街地での試験走行が問題なく行えたため、走破性の高い走行車の開発という目標は達成したと考える。'),
  ];
  const { draft } = await createExtractiveModel().draft({
    paper: examplePaper({ title: '凹凸に強い走行車の自律走行', abstract: '' }),
    document: documentOf(blocks),
    language: 'ja',
  } as Parameters<ReturnType<typeof createExtractiveModel>['draft']>[0]);
  expect(draft.overview.length).toBeLessThan(12);
  expect(draft.qa.length).toBeGreaterThanOrEqual(2);
});

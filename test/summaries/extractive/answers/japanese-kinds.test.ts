/** The same questions of Japanese sentences. */
import { describe, expect, test } from '@jest/globals';
import { QUESTION_KINDS } from '../../../../shared/summaries/extractive/answers/pick-answers.ts';
import { askedOf, each } from './asked.ts';

describe('in Japanese', () => {
  const ja = (kind: string) => QUESTION_KINDS.find(({ name }) => name === kind)!.asks.ja[0]!.replaceAll('{S}', 'it');
  test.each([
    ...each('*では、頁を閉じる読み取り器を提案する。', '本論文|本研究|本稿|本報告|我々|筆者ら').map(
      (text) => ['proposal', 'abstract', text] as const,
    ),
    ...each('本研究では、頁を閉じる読み取り器を*。', '開発した|構築している|提示する').map(
      (text) => ['proposal', 'abstract', text] as const,
    ),
    ...each('*は、頁の一覧を用いる。', '本手法|提案手法|我々|筆者ら|本研究').map(
      (text) => ['method', 'method', text] as const,
    ),
    ...each('本手法は、頁の一覧を*。', '用いた|利用する|組み合わせる|適用する|置き換える').map(
      (text) => ['method', 'method', text] as const,
    ),
    ...each('本研究は、頁を閉じることを*。', '目的とする|目指す|目的としている').map(
      (text) => ['aim', 'introduction', text] as const,
    ),
    ...each('論文の*を用いた読み取りの記録である。', 'データセット|コーパス|データ').map(
      (text) => ['data', 'data', text] as const,
    ),
    ...each('論文のコーパスを*記録である。', '用いて得た|使用した|収集した|構築した|含む').map(
      (text) => ['data', 'data', text] as const,
    ),
    ...each('読み取りの*を一定の値とした。', 'GPU|学習率|バッチサイズ|エポック|交差検証').map(
      (text) => ['setup', 'setup', text] as const,
    ),
    ...each('読み取りを既存の手法と*。', '評価する|比較した|検証を行った|測定を行う').map(
      (text) => ['evaluation', 'results', text] as const,
    ),
    ...each('*は正解率91%を達成した。', '本手法|提案手法|本システム|提案モデル|結果').map(
      (text) => ['result', 'results', text] as const,
    ),
    ...each('本手法では正解率91%*。', 'が得られた|向上した|上回った|改善した|削減した|示した|であった').map(
      (text) => ['result', 'results', text] as const,
    ),
    ...each(
      'メモリが増えない*。',
      'ことが分かった|ことがわかった|ことが明らかになった|ことが確認された|ことが示された|ことを確認した|ことを示した|ことを明らかにした|仕組みを明らかにした',
    ).map((text) => ['finding', 'discussion', text] as const),
    ...each('画像の頁を読む点が*。', '限界である|制約がある|課題として残る|課題は残る').map(
      (text) => ['limitation', 'discussion', text] as const,
    ),
    ...each('画像の頁は*。', '読み取りできない|対応していない|検証していない|限られる').map(
      (text) => ['limitation', 'discussion', text] as const,
    ),
    ...each(
      '*頁を並べて読む。',
      '今後の課題として|今後は|今後の展望では|今後も|今後、|将来的には|将来の課題として',
    ).map((text) => ['future', 'conclusion', text] as const),
    ...each(
      '読み取り器の*は公開している。'.replace('公開している', '公開して'),
      'コード|データ|ソフトウェア|モデル',
    ).map((text) => ['code', 'conclusion', text] as const),
    ...each('読み取り器のコードは*。', '入手できる|頁から取得できる').map(
      (text) => ['code', 'conclusion', text] as const,
    ),
  ])('%s, in %s: %s', (kind, part, text) => {
    expect(askedOf(text, part, 'ja')).toEqual([ja(kind)]);
  });

  test.each(['読み取り器はすでに提案されてきた。', '頁は紙である。', '既存の手法は頁の一覧を用いる。'])(
    'nothing is asked of: %s',
    (text) => {
      expect(askedOf(text, 'abstract', 'ja')).toEqual([]);
    },
  );
});

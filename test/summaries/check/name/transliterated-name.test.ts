/** A paper's own name keeps its letters: in kana it is found by its consonants. */
import { describe, expect, test } from '@jest/globals';
import { kanaNames, transliteratedName } from '../../../../shared/summaries/check/name/transliterated-name.ts';

const found = (kana: string, name: string) =>
  transliteratedName(`${kana}は速いです`, kanaNames(`We present ${name} here.`));

describe('a name in kana is found, whatever its sounds', () => {
  test.each([
    ['ケラモノ', 'KeraMono'],
    ['ヵラモノ', 'KaraMono'],
    ['ガマリノ', 'GamaRino'],
    ['サマリノ', 'SamaRino'],
    ['ゼノミラ', 'ZenoMira'],
    ['ジモレナ', 'JimoRena'],
    ['ヂモレナ', 'GimoRena'],
    ['トモレナ', 'TomoRena'],
    ['ダモレナ', 'DamoRena'],
    ['ナモレカ', 'NamoReka'],
    ['レモントキ', 'ReMonToki'],
    ['ハノミラ', 'HanoMira'],
    ['ベノミラ', 'BenoMira'],
    ['ヴェノミラ', 'VenoMira'],
    ['ペノミラ', 'PenoMira'],
    ['ミラノト', 'MiraNoto'],
    ['ユメノラ', 'YumeNora'],
    ['ワミノラ', 'WamiNora'],
    ['フェノミラ', 'PhenoMira'],
    ['チェノミラ', 'ChenoMira'],
    ['マッチナリ', 'MatchNari'],
    ['シェノミラ', 'ShenoMira'],
    ['セノミラ', 'ThenoMira'],
    ['セノミラ', 'CenoMira'],
    ['シノミラ', 'CinoMira'],
    ['コノミラ', 'ConoMira'],
    ['クエノミラ', 'QuenoMira'],
    ['クセノミラ', 'XenoMira'],
    ['レノミラ', 'LenoMira'],
    ['フェノミラ', 'FenoMira'],
    ['ナーモカティ', 'NermoKati'],
    ['レイモナキ', 'RayMoNaki'],
    ['ローモナキ', 'RowMoNaki'],
    ['ラーモナキ', 'RahMoNaki'],
    ['ミロナキ', 'MilloNaki'],
    ['ナナミカモリ', 'NanaMikaMori'],
    ['ミニ・ジェミニ', 'Mini-Gemini'],
    ['ミニジェミニ', 'Mini-GEMINI'],
    ['ラヴァモノ', 'llavaMono'],
  ])('%s is %s', (kana, name) => {
    expect(found(kana, name)).toBe(`"${kana}" is ${name}; keep the paper's spelling`);
  });
});

test.each([
  ['ケラモノ', 'Keramono', 'an ordinary word is rightly written in kana'],
  ['ケラモノ', 'keraMo', 'so short a name sounds like many words'],
  ['ケラモ', 'KeraMono', 'so do three kana'],
  ['ケラモリ', 'KeraMono', 'another word is another word'],
  ['ケラモノ', 'Kera-mono', 'a compound of a word is no name'],
])('%s is not taken for %s: %s', (kana, name) => {
  expect(found(kana, name)).toBeUndefined();
});

import { describe, expect, test } from '@jest/globals';
import { namesIn } from '../../../shared/papers/identity/author-names.ts';

test.each([
  ['Suzuki, Hanako', ['Hanako Suzuki']],
  ['Le, Quoc V.', ['Quoc V. Le']],
  ['van der Berg, Jan', ['Jan van der Berg']],
  ['Jane Doe (Example University)', ['Jane Doe']],
  ['Jane Doe, Professor of Physics, Example University', ['Jane Doe']],
  ['Jane Doe, Richard Roe, Example University', ['Jane Doe', 'Richard Roe']],
  ['Doe, Jane, Example Institute', ['Jane Doe']],
  ['John Doe, Jr.', ['John Doe Jr.']],
  ['Doe, John, Jr.', ['John Doe Jr.']],
  ['Jane Q. Doe, Ph.D., and Richard Roe, M.D.', ['Jane Q. Doe', 'Richard Roe']],
  ['山田太郎、佐藤花子', ['山田太郎', '佐藤花子']],
  ['山田太郎（東京大学）、佐藤花子（京都大学）', ['山田太郎', '佐藤花子']],
  ['山田, 太郎', ['山田太郎']],
  ['ヨハン・シュミット', ['ヨハン・シュミット']],
  ['jane@x.org (Jane Doe)', ['Jane Doe']],
  ['Jane Doe <jane@x.org>', ['Jane Doe']],
  ['jane@x.org', []],
  ['Doe, J., Roe, R. A.', ['J. Doe', 'R. A. Roe']],
  ['Doe, J.; Roe, R.', ['J. Doe', 'R. Roe']],
  ['Jane Doe, Richard Roe &amp; Max Power', ['Jane Doe', 'Richard Roe', 'Max Power']],
  ['M&uuml;ller, Ren&eacute;e', ['Renée Müller']],
  ['By Jane Doe', ['Jane Doe']],
  ['Doe et al.', ['Doe']],
  ['The Collaboration', ['The Collaboration']],
  ['Example University', ['Example University']],
  ['Jane Doe, MIT', ['Jane Doe']],
  ['Jane Doe, Richard Roe, CERN', ['Jane Doe', 'Richard Roe']],
  ['Doe, JMA', ['JMA Doe']],
  ['García Márquez, Gabriel', ['Gabriel García Márquez']],
  ['Kim, Min-jun, Lee, Ji-woo', ['Min-jun Kim', 'Ji-woo Lee']],
  ['Doe, Jane Q., Roe, Richard', ['Jane Q. Doe', 'Richard Roe']],
  ['著者：山田太郎', ['山田太郎']],
  ['Authors: Jane Doe, Richard Roe', ['Jane Doe', 'Richard Roe']],
  ['Jane Doe¹, Richard Roe²*', ['Jane Doe', 'Richard Roe']],
  ['Jane Doe†, Richard Roe‡', ['Jane Doe', 'Richard Roe']],
  ['Jane Doe1,2, Richard O’Roe3', ['Jane Doe', 'Richard O’Roe']],
  ['Jane Doe 1,2, Richard Roe 2', ['Jane Doe', 'Richard Roe']],
  ['Jane Doe, Google DeepMind', ['Jane Doe']],
  ['Jane Doe, OpenAI', ['Jane Doe']],
  ['Jane Doe, Stanford', ['Jane Doe']],
  ['Jane Doe, Richard Roe, Mistral AI', ['Jane Doe', 'Richard Roe']],
  ['Jane Doe, Chief Scientist, Google DeepMind and Google Research', ['Jane Doe']],
  ['Jane Doe, UC Berkeley and Richard Roe', ['Jane Doe', 'Richard Roe']],
  ['Google DeepMind', ['Google DeepMind']],
  ['Fiona Apple, Jane Doe', ['Fiona Apple', 'Jane Doe']],
  ['Doe J, Roe RA, Mu M', ['J Doe', 'RA Roe', 'M Mu']],
  ['DOE Jane, VAN ROE Richard', ['Jane DOE', 'Richard VAN ROE']],
  ['Malcolm X', ['Malcolm X']],
  ['山田 太郎・佐藤 花子', ['山田 太郎', '佐藤 花子']],
  ['reader2023', ['reader2023']],
  ['', []],
])('the names in %p are %p', (field, names) => {
  expect(namesIn(field)).toEqual(names);
});

describe('a name keeps', () => {
  test.each([
    ...['Jr', 'Jr.', 'Sr.', 'II', 'III', 'IV'].map((end) => [`Doe, John, ${end}`, [`John Doe ${end}`]]),
    ...['Jr.', 'III'].map((end) => [`John Doe, ${end}`, [`John Doe ${end}`]]),
    ...[
      'de',
      'del',
      'della',
      'der',
      'den',
      'di',
      'da',
      'dos',
      'du',
      'la',
      'le',
      'van',
      'von',
      'zu',
      'zur',
      'ten',
      'ter',
      'bin',
      'ibn',
      'al',
      'el',
      'St.',
      'Mac',
      "O'",
    ].map((particle) => [`${particle} Berg, Jan`, [`Jan ${particle} Berg`]]),
    ['Suzuki, Hanako Maria Anna', ['Hanako Maria Anna Suzuki']],
    ['Suzuki, A. B.', ['A. B. Suzuki']],
    ['山田 太郎', ['山田 太郎']],
    ['김철수', ['김철수']],
    ['佐々木ひろ, 山田太郎', ['佐々木ひろ', '山田太郎']],
  ] as [string, string[]][])('its parts in speaking order: %s', (field, names) => {
    expect(namesIn(field)).toEqual(names);
  });
});

describe('a name leaves behind', () => {
  test.each([
    'PhD',
    'Ph.D.',
    'Ph. D',
    'MD',
    'M.D.',
    'MSc',
    'M.Sc.',
    'MS',
    'BSc',
    'B.Sc',
    'MBA',
    'DPhil',
    'D.Phil',
    'Dr',
    'Prof',
    'Prof.',
    'Esq',
    'FRS',
    'IEEE Fellow',
  ])('the degree %s', (degree) => {
    expect(namesIn(`Jane Doe, ${degree}`)).toEqual(['Jane Doe']);
    expect(namesIn(`Jane Doe, ${degree}, Richard Roe`)).toEqual(['Jane Doe', 'Richard Roe']);
  });

  test.each([
    ...[
      'Example University',
      'Universität Wien',
      'MIT Institute',
      'Institut Pasteur',
      'Kings College',
      'Art School',
      'Department of X',
      'Dept of X',
      'Faculty of X',
      'Facultad de X',
      'Faculté de X',
      'X Laboratory',
      'Bell Labs',
      'X Lab',
      'X Centre',
      'X Center',
      'X Hospital',
      'X Clinic',
      'X Academy',
      'X Research',
      'Computer Science',
      'Life Sciences',
      'X Engineering',
      'X Technologies',
    ],
    ...[
      'Professor of X',
      'Lecturer in X',
      'Reader in X',
      'Scientist at X',
      'Researcher',
      'Engineer at X',
      'PhD student',
      'Fellow of X',
      'Director of X',
      'Manager of X',
      'Editor of X',
      'Head of X',
      'Chair of X',
      'Founder of X',
      'CEO of X',
      'CTO of X',
      'Postdoc at X',
      'Postdoctoral X',
      'X Inc',
      'Acme LLC',
      'X Ltd',
      'X GmbH',
      'X Corp',
      'X Corporation',
      'X Company',
      'X Foundation',
      'X Society',
      'Ministry of X',
      'X Agency',
      'X Group',
      'X Team',
    ],
    ...[
      '東京大学',
      '国立研究所',
      '山田研究室',
      '工学部',
      '理学研究科',
      '株式会社X',
      '教授',
      '博士',
      '国立機構',
      '大学病院',
      '計算センター',
    ],
  ])('the post or place "%s"', (place) => {
    expect(namesIn(`Jane Doe, ${place}`)).toEqual(['Jane Doe']);
    expect(namesIn(`Jane Doe, Richard Roe, ${place}`)).toEqual(['Jane Doe', 'Richard Roe']);
    expect(namesIn(`Doe, Jane, ${place}`)).toEqual(['Jane Doe']);
  });

  test.each([
    ['Jane Doe [Example University]', ['Jane Doe']],
    ['Jane Doe (A (B) C), Richard Roe', ['Jane Doe', 'Richard Roe']],
    ['Jane Doe（東京大学）', ['Jane Doe']],
    ['Jane Doe ［1］', ['Jane Doe']],
    ['Jane Doe) and Richard Roe', ['Jane Doe)', 'Richard Roe']],
    ['By Jane Doe', ['Jane Doe']],
    ['by: Jane Doe', ['Jane Doe']],
    ['von Jane Doe', ['Jane Doe']],
    ['par Jane Doe', ['Jane Doe']],
    ['文 山田太郎', ['山田太郎']],
    ['著： 山田太郎', ['山田太郎']],
    ['Prof. Jane Doe and Dr. Richard Roe', ['Jane Doe', 'Richard Roe']],
    ['Jane Doe et al', ['Jane Doe']],
    ['Jane Doe et al.', ['Jane Doe']],
    ['山田太郎ほか', ['山田太郎']],
    ['山田太郎 他', ['山田太郎']],
    ['jane@x.org (Jane Doe), roe@x.org (Richard Roe)', ['Jane Doe', 'Richard Roe']],
    ['<jane@x.org> (Jane Doe)', ['Jane Doe']],
    ['Jane Doe <jane@x.org>, Richard Roe <r@x.org>', ['Jane Doe', 'Richard Roe']],
    ['jane@x.org, Richard Roe', ['Richard Roe']],
    ['12, 34', []],
  ] as [string, string[]][])('what is none: %s', (field, names) => {
    expect(namesIn(field)).toEqual(names);
  });
});

describe('several names stand apart by', () => {
  test.each([';', '；', '、', '，', '|', ' and ', ' & ', ' und ', ', and ', ', & ', ' , and '])('%j', (sign) => {
    expect(namesIn(`Jane Doe${sign}Richard Roe`)).toEqual(['Jane Doe', 'Richard Roe']);
  });

  test.each([
    ['Jane Doe, Richard Roe, Max Power', ['Jane Doe', 'Richard Roe', 'Max Power']],
    ['Doe, J., Roe, R. A., Power, M.-P.', ['J. Doe', 'R. A. Roe', 'M.-P. Power']],
    ['Alexandra Doe', ['Alexandra Doe']],
    ['Anders And Berg', ['Anders', 'Berg']],
    ['Doe, J., Roe', ['Doe', 'J.', 'Roe']],
  ] as [string, string[]][])('commas: %s', (field, names) => {
    expect(namesIn(field)).toEqual(names);
  });
});

describe('behind a whole name stands', () => {
  const alone = (rest: string): void => expect(namesIn(`Ada Lovelace, ${rest}`)).toEqual(['Ada Lovelace']);
  const posts = [
    ...['University', 'Universität', 'Institute', 'Institut', 'College', 'School', 'Department', 'Dept', 'Faculty'],
    ...['Laboratory', 'Laboratories', 'Lab', 'Labs', 'Centre', 'Center', 'Hospital', 'Clinic', 'Academy', 'Research'],
    ...['Science', 'Sciences', 'Engineering', 'Technology', 'Technologies', 'Professor', 'Lecturer', 'Reader in'],
    ...[
      'Scientist',
      'Researcher',
      'Engineer',
      'Student',
      'Fellow',
      'Director',
      'Manager',
      'Editor',
      'Head of',
      'Chair',
    ],
    ...[
      'Founder',
      'CEO',
      'CTO',
      'Postdoc',
      'Inc',
      'LLC',
      'Ltd',
      'GmbH',
      'Corp',
      'Corporation',
      'Company',
      'Foundation',
    ],
    ...['Society', 'Ministry', 'Agency', 'Group', 'Team'],
  ];
  test.each(posts)('no author of the name Old %s Words', (word) => alone(`Old ${word} Words`));

  test.each([
    '京都大学',
    '理化学研究所',
    '田中研究室',
    '工学部',
    '情報学研究科',
    '株式会社山本',
    '准教授',
    '博士研究員',
    '産業機構',
    '中央病院',
    '計算センター',
  ])('no author of the name %s', (place) => expect(namesIn(`山田太郎, ${place}`)).toEqual(['山田太郎']));

  const houses = [
    ...['Google', 'DeepMind', 'OpenAI', 'Anthropic', 'Microsoft', 'Meta', 'Facebook', 'FAIR', 'NVIDIA', 'Apple'],
    ...['Amazon', 'AWS', 'IBM', 'Intel', 'Qualcomm', 'Adobe', 'Salesforce', 'Bloomberg', 'Hugging Face', 'HuggingFace'],
    ...['Cohere', 'Mistral', 'xAI', 'Databricks', 'Huawei', 'Alibaba', 'Tencent', 'Baidu', 'ByteDance', 'DeepSeek'],
    ...['Samsung', 'Naver', 'Kakao', 'Sony', 'Toyota', 'Honda', 'NTT', 'NEC', 'Fujitsu', 'Hitachi', 'Rakuten'],
    ...['Preferred Networks', 'RIKEN', 'AIST', 'CNRS', 'Inria', 'CERN', 'Max Planck', 'Fraunhofer', 'ETH Zurich'],
    ...['ETH Zürich', 'Caltech', 'UC Berkeley', 'UC Davis', 'UC Irvine', 'UC Los Angeles', 'UC San Diego'],
    ...['UC Santa Cruz', 'Stanford', 'Harvard', 'Yale', 'Oxford', 'Tsinghua', 'Peking', 'Sakana AI'],
  ];
  test.each(houses)('no author of the name %s', (house) => alone(`${house} East`.replace('AI East', 'AI')));
});

test('short forms of a place are none in other letters', () => {
  expect(namesIn('Jane Doe, Zhuowen Tu, Max Mu')).toEqual(['Jane Doe', 'Zhuowen Tu', 'Max Mu']);
  for (const place of ['TU Wien', 'ETH Institute East', 'EPFL North'])
    expect(namesIn(`Jane Doe, ${place}`)).toEqual(['Jane Doe']);
});

describe('a degree is no name:', () => {
  test.each([
    'Ph.D.',
    'PhD',
    'Ph D',
    'MD',
    'M.D.',
    'MSc',
    'M.S.',
    'B.Sc.',
    'BS',
    'MBA',
    'DPhil',
    'D.Phil.',
    'Dr',
    'Prof.',
    'Esq.',
    'FRS',
    'IEEE Fellow',
  ])('%s', (degree) => expect(namesIn(`Ada Lovelace, ${degree}`)).toEqual(['Ada Lovelace']));
  test.each(['Jr.', 'Jr', 'Sr.', 'II', 'III', 'IV'])('but %s is the end of one', (end) => {
    expect(namesIn(`Ada Lovelace, ${end}`)).toEqual([`Ada Lovelace ${end}`]);
    expect(namesIn(`Lovelace, Ada, ${end}`)).toEqual([`Ada Lovelace ${end}`]);
  });
});

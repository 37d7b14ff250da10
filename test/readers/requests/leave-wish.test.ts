import { describe, expect, test } from '@jest/globals';
import { aboutLeaving } from '../../../shared/readers/requests/leave-wish.ts';
import { atOnce } from '../../support/at-once.ts';

const LEAVING_SUBJECTS = [
  '配信停止',
  '配信停止希望',
  '配信を停止してください',
  'メルマガ解除',
  'メールマガジンの解約をお願いします',
  '退会希望',
  '購読中止',
  '購読をキャンセルしたい',
  '購読をキャンセルしてください',
  '受信停止',
  'アドレス削除のお願い',
  'アンサブスクライブ',
  '配信停止の依頼',
  '配信停止をお願いできますか',
  'Unsubscribe',
  'UNSUBSCRIBE ME',
  'STOP',
  'desubscribe',
  'Fwd: Re: unsubscribe',
  '配信停止願',
  '退会したい',
  'signoff',
];

const LEAVING_BODIES = [
  '配信の停止をお願いいたします。',
  'もう送らないでください',
  'もうメールを送らないで下さい。',
  '今後メールは結構です。',
  '配信リストから外してください',
  'リストから削除してください',
  '登録を解除したいです',
  '登録を取り消してください。',
  '退会します',
  '購読を止めます',
  'メールを止めてください',
  'メールをとめてほしい',
  '受信を拒否します',
  'メールの受信を停止したい',
  'このメールの配信をやめてください',
  'アドレスを削除してください',
  '配信先から除外してください',
  '解約します',
  'unsubscribe お願いします',
  '配信停止の手続きをお願いします',
  '配信を停止していただけますか？',
  '配信停止していただけますでしょうか',
  'もう必要ありません。配信を止めてください。',
  'いらないので送らないで',
  '迷惑なので止めて下さい',
  'Please remove me from this list.',
  'Please remove my email from your list',
  'remove',
  'Take me off this mailing list',
  'I want to unsubscribe',
  "I'd like to unsubscribe, please",
  'no more emails please',
  'Stop sending me emails',
  'stop emailing me',
  'Please cancel my subscription.',
  'I no longer wish to receive these emails',
  "I don't want to receive these anymore",
  'Please stop.',
  'Opt-out',
  'please opt me out',
  'delete me from your database',
  'Please delete my address',
  'Could you please unsubscribe me?',
  'Can you remove me from the list?',
  'Would you kindly take me off the list',
  'Hi,\n\nI would like to be removed from the mailing list.\n\nThanks',
  'Unsubscribe\n\nSent from my iPhone',
  'un-subscribe',
  'unsubscibe',
  'discontinue my subscription',
  'end my subscription',
  'Please take my name off',
  'quit',
  'ご担当者様\n\nいつもお世話になっております。\n山田と申します。\n\n誠に恐れ入りますが、メールマガジンの配信を停止していただきたくご連絡いたしました。',
  '私のアドレスをリストから消してください。',
  '配信登録を抹消願います',
  'メルマガの購読を辞めたいです。',
  '今後、メールの送付は不要です。',
  '配信はもう不要です',
  'メールいりません',
  '配信をストップしてください',
  'ストップ',
  '今後一切メールを送ってこないでください',
  '読まなくなったので、配信を止めてもらえますか。',
  '異動になりましたので配信停止をお願いします。',
  '解約手続きをお願いします。',
  '購読解除願います',
  'メール配信の解除をしてください',
  '配信を終了してください',
  'メールを受け取りたくありません',
  '受け取りを希望しません',
  '配信を希望しません',
  '配信を希望しないので外してください',
  '登録抹消',
  '購読をやめます。今までありがとうございました。',
  'メールの配信をオフにしてください',
  'Please discontinue sending me this digest.',
  'Kindly unsubscribe this address. Thank you.',
  'I wish to stop receiving your newsletter',
  'Get me off this list!',
  'pls unsub',
  'unsub',
  'Could I be taken off the mailing list please',
  'Not interested anymore, remove me please.',
  'Please stop these emails',
  'This is the third time: unsubscribe me!',
  'I am leaving the company; please remove this address from your list.',
  'remove this email address',
  'I did not sign up for this. Remove me.',
  "I don't want these emails.",
  "Don't send me any more of these",
  'We would like to cancel our subscription',
  'cancel',
  'Please unsubscribe hana@example.com',
  'do not contact me again',
  'Enough. Unsubscribe.',
  'I want out',
  'お手数ですが配信の停止手続きをお願い申し上げます。',
  '本日をもって購読を終了させていただきます。',
  '当方宛の配信をお止めください。',
  '以後の送信はお控えください。',
  'メール配信を希望いたしません。',
  'メルマガの登録解除をしたいのですが',
  '配信停止にしてください',
  '配信停止でお願いします',
  'このアドレスへの配信をやめて',
  'もう読まないので止めてください',
  '受信したくないです',
  '登録を消してもらえませんか',
  'メーリングリストから抜けたいです',
  'MLから脱退します',
  '名簿から私の名前を除いてください',
  'ニュースレターを解約したい',
  'こちらのメールアドレスの登録削除をお願いいたします',
  '配信を一時停止してください',
  '何度もすみません。配信停止をお願いしたはずですが、まだ届いています。停止をお願いします。',
  'メールがうるさいので解除します',
  '配信を切ってください',
  'Hello,\nplease delete my email address from your records.\nRegards',
  'Unsubscribe please!!!',
  'kindly remove us',
  'I have asked twice already. Stop.',
  'Please terminate my subscription effective immediately',
  'How many times must I say it? Unsubscribe me!',
  'Would you mind removing me from the list?',
  'I am no longer interested in receiving the weekly digest.',
  'Take this address off your mailing list',
  'Please cease sending me mail',
  'I do not want to get your e-mails any more',
  'Unsubscribe. The link does not work.',
  'too many emails, please unsubscribe',
  'leave list',
  'off',
  'Pls take me off ur list',
  'You have my permission to stop emailing me',
  'please withdraw my subscription',
];

const LEAVING_MAILS: [subject: string, body: string][] = [
  ['お願い', 'お世話になっております。\n今後の配信は不要です。\nよろしくお願いします。'],
  [
    'Re: RWKV ほか9本｜6月3日〜9日',
    '配信停止をお願いします。\n\n2024年6月10日(月) 9:00 Ronbun <digest@r.example>:\n> 今週の論文',
  ],
  ['RE: 今週の論文', '不要です'],
  ['Re: 今週の論文', '配信不要'],
  ['配信不要', '先週も送りましたが、まだ届きます。配信を止めてください。'],
  ['件名なし', '配信停止希望です。山田'],
];

const STAYING_MAILS: [subject: string, body: string][] = [
  ['', '配信停止の方法を教えてください'],
  ['', '解除するにはどうすればいいですか'],
  ['', '配信を停止しないでください'],
  ['', '配信が止まっています。届きません。'],
  ['配信について', '最近届いていません'],
  ['', 'メールが届かなくなりました。配信停止になっていますか？'],
  ['', '素晴らしい論文をありがとうございます'],
  ['', '先週の記事に誤りがあります'],
  ['', 'How do I unsubscribe?'],
  ['', "Please don't unsubscribe me"],
  ['', 'I have stopped receiving the digest, please help'],
  ['', 'The emails stopped coming'],
  ['', 'Your summary of "Early Stopping" was great'],
  ['Re: 早期停止の論文', '面白かったです'],
  ['', 'Please do not remove me from the list'],
  ['', 'the link to cancel does not work but I want to keep it'],
  ['Stop words in retrieval', 'Great paper suggestions.'],
  ['', '停止問題についての論文を取り上げてください'],
  ['', '解除キーの論文が良かった'],
  ['', 'キャンセル料の予測の論文が面白い'],
  ['', 'I was unsubscribed by mistake, please add me again'],
  ['', '間違って配信停止してしまいました。再開してください'],
  ['', '再登録したい'],
  ['', '配信日を月曜から金曜に変更できますか'],
  ['', 'アドレスを変更したい'],
  ['', '配信を再開してください'],
  ['', '購読を始めたいです'],
  ['', '登録をお願いします'],
  ['', '配信が停止した理由を教えてください'],
  ['', 'メールの文字化けを止めたい'],
  ['', '論文の解説の削除理由は何ですか'],
  ['', '毎週楽しみにしています。やめないでください。'],
  ['', 'リストの3番目の論文の要約が間違っています'],
  ['', 'メールの添付を不要にする方法は'],
  ['', '購読をやめるか迷っています'],
  ['', '配信停止リンクが動きません'],
  ['', '本メールは機密情報を含む場合があります。心当たりのない場合は削除してください。'],
  ['', 'I love the digest; it made me stop reading Twitter'],
  ['', 'The unsubscribe link is broken'],
  ['', 'Do I need to unsubscribe to change language?'],
  ['', 'Please correct the error in paper 3'],
  ['', 'Please remove the typo in the summary'],
  ['', 'Can you remove the summary of my paper?'],
  ['', 'Delete the wrong sentence from the digest please'],
  ['', 'Why did you stop covering robotics?'],
  ['', 'Please keep me on the list'],
  ['', 'If you received this e-mail in error, please delete this message.'],
  ['', 'I want to change my address'],
  ['', "I can't get enough of these digests"],
  ['', 'My colleague wants to unsubscribe, how does she do it?'],
  ['Re: Unlearning: how to remove me from your model ほか9本｜6月3日〜9日', 'Great paper!'],
  ['', "Don't stop sending these!"],
  ['', '先週の配信はどうなりましたか。届いていません'],
  ['', '配信時間を早めてほしい'],
  ['', '英語版に切り替えてください'],
  ['', '要約は不要で質問だけ欲しい'],
  ['', 'リストから漏れている論文があります'],
  ['', '登録アドレスを変更してください'],
  ['', '購読をおすすめされて登録しました'],
  ['', '配信停止はしません'],
  ['', '停止性に関する論文を入れてください'],
  ['', 'メールの本文が途中で止まっています'],
  ['', '画像をオフにしても読めるのが良い'],
  ['', '友人が退会できないと言っています'],
  ['', 'この論文の著者は私です。誤りを削除してください。'],
  ['', 'トピックの登録を変えたい'],
  ['', 'ダイジェストを止めないで！'],
  ['', '登録しました。よろしくお願いします。'],
  ['', 'Please remove paper 5, it was retracted'],
  ['', 'I will never unsubscribe'],
  ['', 'please send me the list of all papers'],
  ['', 'Is there an option to stop mails during holidays?'],
  ['', 'I want to leave feedback on this digest'],
  ['', 'The digest ends this week with a broken link'],
  ['', 'Please drop the topic robotics'],
  ['', "Can't wait to get these"],
  ['', 'I need these emails in English'],
  ['', 'quit smoking study was great'],
  ['', 'Delete duplicates in this list please'],
  ['', 'Add my colleague to the mailing list'],
  ['Re: How LLMs stop these messages', 'Nice one'],
  ['', 'You left out the most important paper'],
];

describe('H-27: a person leaves by any usual wording', () => {
  test.each(LEAVING_SUBJECTS)('in the subject: %s', (subject) => {
    expect(aboutLeaving(subject, '')).toBe('leave');
    expect(aboutLeaving(`Re: ${subject}`, '')).toBe('leave');
  });

  test.each(LEAVING_BODIES)('in the body: %s', (body) => {
    expect(aboutLeaving('', body)).toBe('leave');
    expect(aboutLeaving('Re: RWKV ほか9本｜6月3日〜9日', `お世話になっております。\n${body}\n\n> 今週の論文`)).toBe(
      'leave',
    );
  });

  test.each(LEAVING_MAILS)('in both: %s, %s', (subject, body) => {
    expect(aboutLeaving(subject, body)).toBe('leave');
  });
});

describe('H-27: a person stays', () => {
  test.each(STAYING_MAILS)('who writes: %s, %s', (subject, body) => {
    expect(aboutLeaving(subject, body)).not.toBe('leave');
  });

  test.each([
    'How do I unsubscribe?',
    '配信停止の方法を教えてください',
    '配信停止リンクが動きません',
    '配信停止はしません',
    'I was unsubscribed by mistake, please add me again',
  ])('and is not taken for a new reader either, who speaks of leaving: %s', (body) => {
    expect(aboutLeaving('', body)).toBe('asks');
  });

  test.each([
    ['> 配信停止'],
    ['-----Original Message-----\n配信停止'],
    ['On Mon, 10 Jun 2024, Ronbun wrote:\nunsubscribe'],
    ['On Mon, 10 Jun 2024 at 09:00, Ronbun <digest@r.example>\nwrote: unsubscribe'],
    ['2024年6月10日(月) 9:00 Ronbun <digest@r.example>:\n配信停止'],
    ['2024/06/10 9:00、Ronbunのメール:\n配信停止'],
    ['差出人: Ronbun\n配信停止'],
    ['1\n2\n3\n4\n5\n6\nunsubscribe'],
  ])('whose mail says it only where it quotes another, or far below: %j', (body) => {
    expect(aboutLeaving('Re: RWKV', body)).toBeUndefined();
  });
});

test('the subject of a reply counts less than what its writer says, and nothing where it is as long as that of an edition', () => {
  expect(aboutLeaving('Re: unsubscribe', 'How do I unsubscribe?')).toBe('asks');
  expect(aboutLeaving('unsubscribe', 'How do I unsubscribe?')).toBe('leave');
  expect(aboutLeaving('Re: Learning to unsubscribe: how agents leave mailing lists', 'Nice')).toBeUndefined();
});

/** Each word by itself: few stand in the rule that no mail needs. */
describe('H-27: each word', () => {
  const mails =
    '配信 配送 送信 送付 受信 受け取り メール メルマガ マガジン 購読 ニュースレター ダイジェスト ML メーリングリスト';
  const ends =
    '停止 一時停止 中止 終了 解除 解約 取り消し 取消 キャンセル ストップ オフ 拒否 辞退 不要 無用 結構 いりません 要りません 必要ない 必要あり 希望しません 希望いたしません したくない したくありません 止め やめ 辞め とめ 控え 切って 抜け';
  const leaving = [
    ...mails.split(' ').map((word) => `${word}の中止をお願いします`),
    ...ends.split(' ').map((word) => `購読を${word}`),
    ...'登録 サービス 今後 もう 全て すべて 一切 ご お 御 の を は が も に 、 から'
      .split(' ')
      .map((word) => `配送${word}中止`),
    ...'登録 アドレス リスト 名簿 配信先 宛先 送信先'.split(' ').map((word) => `${word}から外す`),
    ...'削除 除外 解除 取り消 取消 抹消 キャンセル 外 除 消 抜け'.split(' ').map((word) => `名簿から私を${word}`),
    ...'くだ 下さ 頂 いただ ほし 欲し もら'.split(' ').map((word) => `これを止めて${word}`),
    ...'止 や 辞 と'.split(' ').map((word) => `これを${word}めてくだ`),
    ...['退会', '脱退', 'アンサブスクライブ', '解除します', '解約したい', '送らないで', '送って来ないで'],
    ...'解除 解約 停止 中止 ストップ 不要 結構 いりません 要りません キャンセル 削除'.split(' '),
    ...'希望 お願い 依頼 申請 手続き です します したい してください'.split(' ').map((word) => `削除${word}`),
    ...'もう 今後 今後は'.split(' ').map((word) => `${word}不要`),
    ...'cancel end stop discontinue terminate withdraw quit leave halt cease'
      .split(' ')
      .map((word) => `I ${word} the newsletter`),
    'no more newsletters',
    ...'to with sending receiving getting me my our the this these all your any more further mailing'
      .split(' ')
      .map((word) => `I halt ${word} newsletter`),
    ...'subscription subscriptions email e-mails mail mails mailing newsletter digest message list lists these this'
      .split(' ')
      .map((word) => `I halt the ${word} now`),
    ...'remove removing delete deleting take taking drop exclude opt get'.split(' ').map((word) => `${word} me out`),
    ...'out off from in please'.split(' ').map((word) => `remove us ${word}`),
    ...['remove me.', 'remove me!', 'remove this address', 'remove the email address', 'remove my name please'],
    ...['removed from', 'deleted from', 'taken off', 'dropped out'].map((words) => `I wish to be ${words} it`),
    ...[
      'opt out',
      'opting out',
      'opt-out',
      'want out',
      'I unsub',
      'unsubscribe',
      'un-subscribe',
      'desubscribe',
      'unsubscibe',
    ],
    ...'sending emailing e-mailing mailing writing contacting spamming'.split(' ').map((word) => `stop ${word}`),
    ...'send email e-mail mail contact write'.split(' ').map((word) => `do not ${word} me`),
    ...['don’t send us it'.replace('’', "'"), 'never write us'],
    ...'no longer,not,never'.split(',').map((word) => `I do ${word} wish to receive it`),
    ...'wish want like need care'.split(' ').map((word) => `I no longer ${word} to get it`),
    ...'receive get emails newsletters digests subscriptions these this it'
      .split(' ')
      .map((word) => `I never want ${word}`),
    ...'stop leave cancel remove quit delete end signoff off'.split(' '),
    ...'please it me this all now'.split(' ').map((word) => `stop ${word}`),
  ];
  test.each(leaving)('of a wish is heard: %s', (wish) => {
    expect(aboutLeaving('', wish)).toBe('leave');
  });

  const staying = [
    ...'止め やめ 辞め とめ 外さ 消さ し'.split(' ').map((word) => `購読中止を${word}ないで`),
    ...'間違 誤って 再開 再登録 届か 届きま 方法 教えて 迷っ 悩 検討 かどうか'
      .split(' ')
      .map((word) => `購読の中止、${word}`),
    ...'リンク ボタン ページ フォーム 画面 URL 欄'.split(' ').map((word) => `配信停止${word}`),
    ...['購読の解約用リンク', '購読の解除のページ', '退会用ボタン'],
    ...'停止 解除 解約 退会 キャンセル'.split(' ').map((word) => `購読${word}できない`),
    ...['できません', '出来ない', 'しません', 'はしません', 'ができず'].map((word) => `購読停止${word}`),
    ...['してしまいました', 'しています', 'している', 'した', 'しました', 'されました', '中', 'になった'].map(
      (word) => `購読停止${word}`,
    ),
    ...['購読停止の論文', '配信中止の記事'],
    ...'link button page form url option header'.split(' ').map((word) => `the unsubscribe ${word}`),
    ...['do not', 'never', 'not to', 'did not', "won't"].map((words) => `I ${words} cancel my subscription`),
    ...'unsubscribe remove delete cancel stop take drop end'
      .split(' ')
      .map((word) => `I never ${word} my subscription, stop this list`),
    ...'was were been got am are is'.split(' ').map((word) => `I ${word} unsubscribed`),
    ...['I was just removed, quit the list', 'I was dropped, quit the list', 'I was deleted, quit the list'],
    ...['unsubscribed by mistake', 'unsubscribed by accident'],
    ...'add sign put back'.split(' ').map((word) => `unsubscribe, then ${word} me again`),
    ...'can do does to should would'.split(' ').map((word) => `can you say how ${word} unsubscribe`),
    ...'how what where whether why later question about'.split(' ').map((word) => `unsubscribe ${word}`),
    ...['can i unsubscribe', 'could i unsubscribe', 'if i unsubscribe', 'unsubscribe?'],
    ...'について 方法 やり方 教えて どうする どうし どのよう どこ できます'
      .split(' ')
      .map((word) => `購読の中止、${word}`),
  ];
  test.each(staying)('of another matter is none: %s', (words) => {
    expect(aboutLeaving('', words)).toBe('asks');
  });

  test.each([
    ...'いただけますか 頂けますか もらえますか くれますか くださいますか 下さいますか'
      .split(' ')
      .map((word) => `購読を中止して${word}`),
    ...['購読中止をお願いできますか', '購読中止をお願い出来ますか', '購読を中止していただけますでしょうか？'],
    ...'can could would will'.split(' ').map((word) => `${word} you unsubscribe me?`),
    ...'can could may'.split(' ').map((word) => `${word} I be removed from it?`),
    'can we be removed from it?',
  ])('of politeness leaves a wish one: %s', (wish) => {
    expect(aboutLeaving('', wish)).toBe('leave');
  });

  test.each(
    're fw fwd aw wg sv 返信 転送'
      .split(' ')
      .flatMap((word) => [`${word}: 退会`, `${word}：退会`])
      .concat('[x] 退会', '【x】退会', '(x) 退会'),
  )('before a subject takes nothing from it: %s', (subject) => {
    expect(aboutLeaving(subject, '')).toBe('leave');
    expect(aboutLeaving(subject, '退会の方法')).toBe('asks');
  });
});

test.each([
  ...['配信', '配信を', 'リスト', '送ら', 'もう連絡', '継続の', '解除', '「'],
  ...[
    ' ',
    'my a ',
    'remove my a ',
    'stop the ',
    'not want to the more ',
    'i would like to ',
    'sorry, ',
    '[a] ',
    're: ',
    'unsubc',
  ],
])('a mail of 100 kB of nothing but "%s" is read at once, subject and body', (part) => {
  const text = part.repeat(100_000 / Buffer.byteLength(part));
  expect(atOnce(() => [aboutLeaving(text, ''), aboutLeaving('', text)])).toHaveLength(2);
});

/** Sentences of the page on which a reader reports an error. */
import type { Language } from '../../language.ts';

const ja = {
  title: '誤りを知らせる',
  text: 'どこが、どのように違いますか(1,000字まで)',
  website: 'この欄は空のままにしてください',
  button: '送る',
  note: 'メールアドレスは要りません。確かめて、誤りであれば該当の論文に訂正を載せ、次の号でもお知らせします。',
  again: '内容を確かめて、少し待ってからもう一度送ってください。',
  thanks: 'ありがとうございます',
  thanksNote: 'お知らせを受け取りました。',
  back: '論文に戻る',
  later: 'しばらくしてからお試しください',
  laterNote: 'ただいま、お知らせをこれ以上受け取れません。',
};

const en: typeof ja = {
  title: 'Report an error',
  text: 'What is wrong, and where? (up to 1,000 characters)',
  website: 'Leave this field empty',
  button: 'Send',
  note: 'No address is needed. We look into it; an error is corrected at the paper and told in the next edition.',
  again: 'Please check the text, wait a moment and send it again.',
  thanks: 'Thank you',
  thanksNote: 'Your report has arrived.',
  back: 'Back to the paper',
  later: 'Please try again later',
  laterNote: 'No more reports can be taken right now.',
};

export const REPORT_WORDS: Readonly<Record<Language, typeof ja>> = { ja, en };

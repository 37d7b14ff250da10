/** Sentences of the few mails that are not an edition. Nothing a stranger typed ever stands in them. */
import type { Language } from '../../language.ts';

export type NoticeKind = 'confirm' | 'welcome-back' | 'export' | 'erase';

interface Words {
  readonly subject: string;
  readonly lead: string;
  readonly button: string;
  readonly note: string;
}

export const NOTICE_WORDS: Readonly<Record<Language, Readonly<Record<NoticeKind, Words>>>> = {
  ja: {
    confirm: {
      subject: '購読の確認',
      lead: '論文ダイジェスト Ronbun の購読が申し込まれました。下のボタンを押すと購読が始まります。',
      button: '購読を確認する',
      note: '心当たりがなければ、このメールは捨ててください。何も始まらず、72 時間後に申し込みは消えます。',
    },
    'welcome-back': {
      subject: 'すでに購読中です',
      lead: 'このアドレスではすでに Ronbun を購読しています。設定は下のボタンから変えられます。',
      button: '設定を開く',
      note: '心当たりがなければ、このメールは捨ててください。購読はそのままです。',
    },
    export: {
      subject: '保存されているデータの受け取り',
      lead: '保存されているあなたのデータを受け取るには、下のボタンを押してください。リンクは 1 時間有効です。',
      button: 'データを受け取る',
      note: '心当たりがなければ、このメールは捨ててください。',
    },
    erase: {
      subject: 'データの消去の確認',
      lead: '購読をやめ、保存されているデータをすべて消すには、下のボタンを押してください。リンクは 1 時間有効です。',
      button: 'データを消す',
      note: '心当たりがなければ、このメールは捨ててください。何も消えません。',
    },
  },
  en: {
    confirm: {
      subject: 'Confirm your subscription',
      lead: 'Somebody asked to subscribe this address to the Ronbun research digest. Press the button to begin.',
      button: 'Confirm subscription',
      note: 'If it was not you, ignore this mail. Nothing begins, and the request is forgotten after 72 hours.',
    },
    'welcome-back': {
      subject: 'You are already subscribed',
      lead: 'This address already receives the Ronbun research digest. The button opens its preferences.',
      button: 'Open preferences',
      note: 'If it was not you who asked, ignore this mail. Your subscription stays as it is.',
    },
    export: {
      subject: 'Receive your stored data',
      lead: 'Press the button to receive the data we keep about you. The link works for one hour.',
      button: 'Receive data',
      note: 'If it was not you who asked, ignore this mail.',
    },
    erase: {
      subject: 'Confirm erasure of your data',
      lead: 'Press the button to leave and to erase all data we keep about you. The link works for one hour.',
      button: 'Erase data',
      note: 'If it was not you who asked, ignore this mail. Nothing is erased.',
    },
  },
};

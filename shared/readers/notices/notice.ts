/** The mails that ask a reader something: one sentence, one big button. Pure. */
import type { Language } from '../../language.ts';
import { NOTICE_WORDS, type NoticeKind } from './notice-words.ts';

export interface Notice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * @param link where the button leads; https and characters that need no escaping (`signed-link.ts`)
 * No part of it comes from the person who filled in the form, so that the mail can carry no one's message.
 */
export function composeNotice(kind: NoticeKind, language: Language, link: string): Notice {
  const { subject, lead, button, note } = NOTICE_WORDS[language][kind];
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;font-family:'Hiragino Sans','Noto Sans JP',Meiryo,sans-serif;font-size:16px;line-height:1.7">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="max-width:520px;width:100%"><tr><td>
<h1 style="font-size:20px;margin:0 0 12px">Ronbun</h1>
<p style="margin:0 0 20px">${lead}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:#1a4f8b;border-radius:6px">
<a href="${link}" style="display:inline-block;padding:16px 32px;color:#ffffff;font-size:18px;font-weight:bold;text-decoration:none">${button}</a>
</td></tr></table>
<p style="margin:20px 0 0;font-size:13px;color:#666">${note}</p>
</td></tr></table></td></tr></table></body></html>
`;
  return { subject: `Ronbun: ${subject}`, html, text: `${lead}\n\n${button}:\n${link}\n\n${note}\n` };
}

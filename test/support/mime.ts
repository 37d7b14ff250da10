/** The message that SES would hand to a mail server for an accepted mail (RFC 5322, RFC 2045 to 2047). Pure. */
import type { AcceptedMail } from './ses-stub.ts';

const BOUNDARY = 'ronbun-part';

export function mimeOf(mail: AcceptedMail): Buffer {
  const lines = [
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    `Subject: ${encodedWords(mail.subject)}`,
    `Date: ${new Date(0).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.messageId}@email.amazonses.com>`,
    'MIME-Version: 1.0',
    ...mail.headers.map(({ Name, Value }) => `${Name}: ${Value}`),
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', mail.text),
    ...part('text/html', mail.html),
    `--${BOUNDARY}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

function part(type: string, content: string): string[] {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  const headers = [`Content-Type: ${type}; charset=UTF-8`, 'Content-Transfer-Encoding: base64'];
  return [`--${BOUNDARY}`, ...headers, '', encoded];
}

/** Words of at most 75 characters, one a line, each a whole number of characters (RFC 2047 section 2). */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words = [...text].reduce<string[]>((all, character) => {
    const last = all.at(-1);
    if (last !== undefined && Buffer.byteLength(last + character) <= 42) all[all.length - 1] = last + character;
    else all.push(character);
    return all;
  }, []);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

import { expect, test } from '@jest/globals';
import { mailboxHeader } from '../../../shared/readers/address/mailbox-header.ts';

test.each([
  ['Ronbun <a@x.yz>', '"Ronbun" <a@x.yz>'],
  ['a@x.yz', 'a@x.yz'],
  [' a@x.yz ', 'a@x.yz'],
  ['<a@x.yz>', 'a@x.yz'],
  [' < a@x.yz >', '< a@x.yz >'],
  ['  Ronbun Digest   <a@x.yz>  ', '"Ronbun Digest" <a@x.yz>'],
  ['"Ronbun" <a@x.yz>', '"Ronbun" <a@x.yz>'],
  ['Ronbun<a@x.yz>', '"Ronbun" <a@x.yz>'],
  ['back\\slash <a@x.yz>', '"backslash" <a@x.yz>'],
  ['a > b <a@x.yz>', '"a > b" <a@x.yz>'],
  ['name ~ <a@x.yz>', '"name ~" <a@x.yz>'],
  ['é <a@x.yz>', '=?UTF-8?B?w6k=?= <a@x.yz>'],
  ['a é <a@x.yz>', '=?UTF-8?B?YSDDqQ==?= <a@x.yz>'],
  ['é a <a@x.yz>', '=?UTF-8?B?w6kgYQ==?= <a@x.yz>'],
  ['論文 <a@x.yz>', '=?UTF-8?B?6KuW5paH?= <a@x.yz>'],
  ['A "quoted"\r\nBcc: q <a@x.yz>', '"A quotedBcc: q" <a@x.yz>'],
])('the sender %j is written %j', (mailbox, header) => {
  expect(mailboxHeader(mailbox)).toBe(header);
});

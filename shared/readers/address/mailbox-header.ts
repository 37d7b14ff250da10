/** `Name <address>` as a header takes it. Pure. */

/** A name beyond ASCII becomes an encoded word (RFC 2047), since SES wants it so (`FromEmailAddress` page). */
export function mailboxHeader(mailbox: string): string {
  const bare = mailbox.trim();
  const [, before = '', address = bare] = /(.*)<([^<>\s]+)>$/s.exec(bare) ?? [];
  const name = before.replace(/[\p{Cc}"\\]/gu, '').trim();
  if (!name) return address;
  const written = /^[\x20-\x7e]*$/.test(name) ? `"${name}"` : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
  return `${written} <${address}>`;
}

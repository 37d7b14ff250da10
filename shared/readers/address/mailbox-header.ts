/** `Name <address>` as a header takes it. Pure. */

/** A name beyond ASCII becomes an encoded word (RFC 2047), since SES wants it so (`FromEmailAddress` page). */
export function mailboxHeader(mailbox: string): string {
  const parts = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/s.exec(mailbox);
  if (!parts?.[1]) return parts?.[2] ?? mailbox.trim();
  const name = parts[1].replace(/^"|"$/g, '').replace(/[\p{Cc}"\\]/gu, '');
  const written = /^[\x20-\x7e]*$/.test(name) ? `"${name}"` : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
  return `${written} <${parts[2]}>`;
}

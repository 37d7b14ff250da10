/** The fields of a posted form, as a map that no name can poison (`__proto__` is a key like any other). Pure. */

export type Fields = ReadonlyMap<string, readonly string[]>;

const MOST_FIELDS = 40;

/** Reads `application/x-www-form-urlencoded` and `multipart/form-data` (RFC 7578) without files. */
export function readFields(body: Buffer, contentType: string): Fields | 'unknown-type' | 'unreadable' {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  // A form whose only content is its button may come with no type and no body.
  if (body.length === 0 && type === '') return new Map();
  if (type === 'application/x-www-form-urlencoded') return collect([...new URLSearchParams(body.toString('utf8'))]);
  if (type !== 'multipart/form-data') return 'unknown-type';
  const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))(?=[\s;]|$)/i.exec(contentType);
  return boundary ? collect(parts(body.toString('utf8'), boundary[1] ?? boundary[2]!)) : 'unreadable';
}

function collect(pairs: readonly (readonly [string, string])[]): Fields | 'unreadable' {
  if (pairs.length > MOST_FIELDS) return 'unreadable';
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

function parts(body: string, boundary: string): [string, string][] {
  return body.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const end = part.indexOf('\r\n\r\n');
    const name = /^content-disposition:[^\r\n]*;\s*name="([^"]*)"/im.exec(part.slice(0, Math.max(0, end)))?.[1];
    return end < 0 || name === undefined ? [] : [[name, part.slice(end + 4).replace(/\r\n$/, '')]];
  });
}

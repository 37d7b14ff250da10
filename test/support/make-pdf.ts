/** Writes small PDFs for tests: text at places, colours and render modes, boxes over it, forms of damage. */
import { deflateSync } from 'node:zlib';

type LatinFont = 'serif' | 'bold' | 'italic' | 'sans' | 'mono';
/** `wide` and `tall` hold every sign, each as wide as it is high; `tall` sets them under one another. */
type UnicodeFont = 'wide' | 'tall';
/** Drawn letters (type 3): `unit` has a size of 1 that means nothing, `flipped` draws downwards and has a name. */
type DrawnFont = 'unit' | 'flipped';
export type FontName = LatinFont | UnicodeFont | DrawnFont;

const FONTS: Record<LatinFont, string> = {
  serif: 'Times-Roman',
  bold: 'Times-Bold',
  italic: 'Times-Italic',
  sans: 'Helvetica',
  mono: 'Courier',
};

/** WinAnsiEncoding, with the ligatures of f and i and of f and f at codes that it leaves free … */
const ENCODING = '<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /ff] >>';
/** … which read as two letters each. */
const LIGATURE =
  'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <01> <00660069> <02> <00660066> endbfchar endcmap';

/** Blocks that a code means itself in: 256 signs a range, as the format asks for. */
const ITSELF = ['03', '05', '06', '20', '22', ...range(0x30, 0x9f), ...range(0xe0, 0xf8), 'fe', 'ff'];

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i).toString(16));
}

const UNICODE = `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <00ff> <0000> endbfrange ${ITSELF.map(
  (block) => `1 beginbfrange <${block}00> <${block}ff> <${block}00> endbfrange`,
).join(' ')} endcmap`;

export interface TextOptions {
  /** @default 10 */
  readonly size?: number;
  readonly font?: FontName;
  /** Text rendering mode of the PDF: 0 fills, 3 paints nothing, 7 clips. */
  readonly mode?: number;
  /** Red, green, blue, each 0 to 1. */
  readonly colour?: readonly [number, number, number];
  /** Name of a graphics state: `clear` is fully transparent. */
  readonly state?: 'clear';
  /** Degrees against the horizontal. */
  readonly turned?: number;
  /** Horizontal scaling in percent. */
  readonly stretch?: number;
}

export interface PageOptions {
  /** @default 595 (A4) */
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Painting operators, as the functions below write them. */
  readonly paint: readonly string[];
  /** Areas that open an address when clicked: left, bottom, right, top. */
  readonly links?: readonly { readonly url: string; readonly area: readonly number[]; readonly flags?: number }[];
  /** Further annotations, each the entries of its dictionary. */
  readonly annotations?: readonly string[];
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  /** Says that a password is needed, without really hiding anything. */
  readonly encrypted?: boolean;
  readonly compress?: boolean;
  /** Further resources of all pages, entries of a dictionary by its name; `add` makes an object and tells its number. */
  readonly resources?: (add: (body: string | Buffer) => number) => Readonly<Record<string, string>>;
}

/** One string at a place, measured in points from the page's lower left corner. */
export function text(x: number, y: number, string: string, options: TextOptions = {}): string {
  const { size = 10, font = 'serif', mode = 0, colour = [0, 0, 0], state, turned = 0, stretch = 100 } = options;
  const angle = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  return [
    'q',
    state ? `/${state} gs` : '',
    `BT /${font} ${size} Tf ${mode} Tr ${stretch} Tz ${colour.join(' ')} rg`,
    `${cos} ${sin} ${(-Number(sin)).toFixed(4)} ${cos} ${x} ${y} Tm ${shown(string, font)} Tj ET Q`,
  ].join(' ');
}

function shown(string: string, font: FontName): string {
  return font === 'wide' || font === 'tall'
    ? `<${Buffer.from(string, 'utf16le').swap16().toString('hex')}>`
    : `(${escaped(string)})`;
}

/** Lines under one another; `step` is the distance of their baselines. */
export function lines(x: number, y: number, strings: readonly string[], options: TextOptions & { step?: number } = {}) {
  const step = options.step ?? 1.2 * (options.size ?? 10);
  return strings.map((string, i) => text(x, y - i * step, string, options)).join('\n');
}

/** A filled rectangle. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: readonly number[] = [1, 1, 1],
): string {
  return `q ${colour.join(' ')} rg ${x} ${y} ${width} ${height} re f Q`;
}

/** What is painted inside a rectangular clip. */
export function clipped(x: number, y: number, width: number, height: number, paint: string): string {
  return `q ${x} ${y} ${width} ${height} re W n ${paint} Q`;
}

/** A picture stretched over a rectangle: grey, or one whose soft mask lets everything through but its upper left quarter. */
export function picture(
  x: number,
  y: number,
  width: number,
  height: number,
  name: 'picture' | 'stamp' = 'picture',
): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /${name} Do Q`;
}

/** The bytes of a PDF with these pages. */
export function makePdf(pages: readonly PageOptions[], options: PdfOptions = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body)) && objects.length;
  const toUnicode = add(stream(Buffer.from(LIGATURE), '', false));
  const fonts = Object.entries(FONTS).map(([name, base]) => {
    const font = add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding ${ENCODING} /ToUnicode ${toUnicode} 0 R >>`,
    );
    return `/${name} ${font} 0 R`;
  });
  fonts.push(...addUnicodeFonts(add), ...addDrawnFonts(add));
  const image = '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8';
  const picture = add(stream(Buffer.alloc(4, 0x80), image, false));
  const mask = add(stream(Buffer.from([0xff, 0, 0, 0]), image, false));
  const stamp = add(stream(Buffer.alloc(4, 0x80), `${image} /SMask ${mask} 0 R`, false));
  const [on, off] = [add('<< /Type /OCG /Name (on) >>'), add('<< /Type /OCG /Name (off) >>')];
  const more = options.resources?.(add) ?? {};
  const known: Readonly<Record<string, string>> = {
    Properties: `/on ${on} 0 R /off ${off} 0 R`,
    Font: fonts.join(' '),
    XObject: `/picture ${picture} 0 R /stamp ${stamp} 0 R`,
    ExtGState: '/clear << /ca 0 /CA 0 >> /marker << /BM /Multiply >>',
  };
  const entries = [...new Set([...Object.keys(known), ...Object.keys(more)])].map(
    (name) => `/${name} << ${known[name] ?? ''} ${more[name] ?? ''} >>`,
  );
  const resources = add(`<< ${entries.join(' ')} >>`);
  const tree = objects.length + 2 * pages.length + 1;
  const kids = pages.map(({ width = 595, height = 842, rotate = 0, paint, links = [], annotations = [] }) => {
    const content = add(stream(Buffer.from(paint.join('\n'), 'latin1'), '', options.compress ?? false));
    const clicks = links.map(
      ({ url, area, flags = 4 }) =>
        `<< /Type /Annot /Subtype /Link /Rect [${area.join(' ')}] /F ${flags} /A << /S /URI /URI (${escaped(url)}) >> >>`,
    );
    return add(
      `<< /Type /Page /Annots [${clicks.join(' ')} ${annotations.map((each) => `<< /Type /Annot ${each} >>`).join(' ')}] /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
    );
  });
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const layers = `/OCProperties << /OCGs [${on} 0 R ${off} 0 R] /D << /ON [${on} 0 R] /OFF [${off} 0 R] >> >>`;
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R ${layers} >>`);
  const info = add(
    `<< ${Object.entries(options.info ?? {})
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  const secret = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
    : '';
  return assemble(objects, `/Root ${catalog} 0 R /Info ${info} 0 R ${secret}`);
}

type Add = (body: string | Buffer) => number;

function addUnicodeFonts(add: Add): string[] {
  const toUnicode = add(stream(Buffer.from(UNICODE), '', true));
  const info = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  const inner = add(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made ${info} /DW 1000 >>`);
  return [
    ['wide', 'Identity-H'],
    ['tall', 'Identity-V'],
  ].map(([name, encoding]) => {
    const entries = `/BaseFont /Made /Encoding /${encoding} /DescendantFonts [${inner} 0 R] /ToUnicode ${toUnicode} 0 R`;
    return `/${name} ${add(`<< /Type /Font /Subtype /Type0 ${entries} >>`)} 0 R`;
  });
}

/** Every letter is a box of 5 by 7 points when set at size 1 (`unit`) or 10 (`flipped`). */
function addDrawnFonts(add: Add): string[] {
  const names = Array.from({ length: 95 }, (_, i) => `/g${32 + i}`);
  return (
    [
      ['unit', '[1 0 0 1 0 0]', 5, '0 0 5 7', '0 0 5 7', ''],
      ['flipped', '[0.01 0 0 -0.01 0 0]', 50, '0 -70 50 0', '0 -70 50 70', '/FontName /Drawn'],
    ] as const
  ).map(([name, matrix, width, bounds, box, named]) => {
    const draw = add(stream(Buffer.from(`${width} 0 ${bounds} d1 ${box} re f`), '', false));
    const blank = add(stream(Buffer.from(`${width} 0 0 0 0 0 d1`), '', false));
    const procs = names.map((glyph, i) => `${glyph} ${i === 0 ? blank : draw} 0 R`).join(' ');
    const descriptor = named && `/FontDescriptor ${add(`<< /Type /FontDescriptor ${named} /Flags 4 >>`)} 0 R`;
    const font = add(
      `<< /Type /Font /Subtype /Type3 /FontBBox [0 -70 50 70] /FontMatrix ${matrix} /FirstChar 32 /LastChar 126 /Widths [${names.map(() => width).join(' ')}] /Encoding << /Type /Encoding /Differences [32 ${names.join(' ')}] >> /CharProcs << ${procs} >> /ToUnicode ${add(stream(Buffer.from('begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange endcmap'), '', false))} 0 R ${descriptor} >>`,
    );
    return `/${name} ${font} 0 R`;
  });
}

/** A stream object's body. */
export function stream(data: Buffer, entries: string, compress: boolean): Buffer {
  const body = compress ? deflateSync(data) : data;
  const filter = compress ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< ${entries} ${filter} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** Numbers the objects from 1, and puts header, cross-reference table and trailer around them. */
export function assemble(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [i, body] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Codes of signs that Latin-1 does not have (ISO 32000 annex D.2), and of the ligature. */
const CODES: Record<string, string> = {
  '–': '\x96',
  '—': '\x97',
  '‘': '\x91',
  '’': '\x92',
  '“': '\x93',
  '”': '\x94',
  '•': '\x95',
  ﬁ: '\x01',
  ﬀ: '\x02',
};

function escaped(string: string): string {
  return string
    .replace(/[–—‘’“”•ﬁﬀ]/g, (sign) => CODES[sign]!)
    .replace(/[\\()]/g, '\\$&')
    .replace(/\r/g, '\\r');
}

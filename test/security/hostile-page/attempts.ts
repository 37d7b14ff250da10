/** What a page can try against an address, each way as the browser offers it. */

/** Drawn by the seed, used in the page. */
export interface Draw {
  readonly way: string;
  readonly url: string;
  readonly method: string;
  readonly type: string;
  readonly body: string;
}

export const WAYS: readonly string[] = [
  ...['cors', 'no-cors', 'same-origin', 'keepalive', 'credentials', 'preflight', 'xhr', 'beacon', 'form', 'blank form'],
  ...['frame', 'sandboxed frame', 'script', 'module', 'image', 'style', 'object', 'socket', 'events', 'window'],
];
export const METHODS: readonly string[] = ['GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD'];
export const TYPES: readonly string[] = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/x-amz-json-1.0'],
];
export const PATHS: readonly string[] = [
  ...['/', '/desk', '/desk/rerun', '/desk/redrive', '/desk/correct', '/desk/preview/2026-W53/ja', '/index.html'],
  ...[
    '/sitebucket33333333',
    '/sitebucket33333333/index.html',
    '/sitebucket33333333/new.html',
    '/store',
    '/clear-store',
  ],
  ...['/v2/email/outbound-emails', '/000000000000/JobsQueue11111111', '/?Action=ListQueues', '/?Action=PurgeQueue'],
  ...['/2015-03-31/functions/echo/invocations', '/2015-03-31/functions/Work/invocations', '/health-check'],
];
export const BODIES: readonly string[] = [
  '',
  '{"TableName":"StoreTable0CCFA19B"}',
  '{"TableName":"StoreTable0CCFA19B","Item":{"pk":{"S":"evil"},"sk":{"S":"x"}}}',
  '{"SecretId":"Keys44444444","SecretString":"{}"}',
  '{"name":"evil"}',
  'week=2026-W53&from=collect',
  'queue=canary-of-this-machine',
  'week=2026-W53&language=ja&paper=arxiv:1&note=evil',
  'Action=SendMessage&MessageBody=evil&QueueUrl=/000000000000/JobsQueue11111111',
  '{"FromEmailAddress":"a@b.example","Destination":{"ToAddresses":["c@d.example"]},"Content":{"Simple":{"Subject":{"Data":"evil"},"Body":{"Text":{"Data":"x"}}}}}',
];

/** What would do harm on a port that hears it; the rest of an attempt is drawn. */
export const AIMS: readonly (Pick<Draw, 'url' | 'body' | 'method'> & { readonly way?: string })[] = [
  { url: '/desk', body: '', method: 'GET', way: 'cors' },
  { url: '/store', body: '', method: 'GET', way: 'xhr' },
  { url: '/desk/rerun', body: 'week=2026-W53&from=collect', method: 'POST' },
  { url: '/desk/redrive', body: 'queue=canary-of-this-machine', method: 'POST' },
  { url: '/desk/correct', body: 'week=2026-W53&language=ja&paper=arxiv:1&note=evil', method: 'POST' },
  { url: '/clear-store', body: '', method: 'POST' },
  { url: '/v2/email/outbound-emails', body: BODIES.at(-1)!, method: 'POST' },
  { url: '/000000000000/JobsQueue11111111', body: BODIES.at(-2)!, method: 'POST' },
  { url: '/sitebucket33333333/index.html', body: '', method: 'GET', way: 'cors' },
  { url: '/sitebucket33333333/new.html', body: 'evil', method: 'PUT' },
  { url: '/2015-03-31/functions/Work/invocations', body: '{"name":"evil"}', method: 'POST' },
];
/** Ways that carry what is aimed. */
export const SENDING: readonly string[] = [
  'no-cors',
  'keepalive',
  'beacon',
  'form',
  'blank form',
  'sandboxed frame',
  'cors',
  'xhr',
];

/** Runs in the page, so that it knows nothing of this file. Answers what came to the page's eyes: status and text of each answer. */
export async function attempt({ way, url, method, type, body }: Draw): Promise<string[]> {
  const SOON_MS = 150;
  const seen: string[] = [];
  const soon = () => new Promise<void>((done) => setTimeout(done, SOON_MS));
  const send = body !== '' && method !== 'GET' && method !== 'HEAD' ? { body } : {};
  const ask = async (init: RequestInit): Promise<void> => {
    const answer = await fetch(url, { method, signal: AbortSignal.timeout(4 * SOON_MS), ...send, ...init });
    if (answer.type !== 'opaque') seen.push(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
  };
  const load = async (tag: string, fields: Readonly<Record<string, string>>): Promise<HTMLElement> => {
    const element = Object.assign(document.createElement(tag), fields);
    await new Promise<void>((done) => {
      element.onload = () => done();
      element.onerror = () => done();
      document.body.append(element);
      void soon().then(() => done());
    });
    return element;
  };
  const known = new Set(Object.keys(window));
  try {
    if (way === 'cors') await ask({ mode: 'cors', headers: { 'content-type': 'text/plain' } });
    else if (way === 'no-cors') await ask({ mode: 'no-cors', method: method === 'GET' ? 'GET' : 'POST' });
    else if (way === 'same-origin') await ask({ mode: 'same-origin' });
    else if (way === 'keepalive') await ask({ mode: 'no-cors', keepalive: true, method: 'POST', body });
    else if (way === 'credentials') await ask({ credentials: 'include' });
    else if (way === 'preflight')
      await ask({
        headers: {
          ...{ 'content-type': type, 'x-amz-target': 'DynamoDB_20120810.PutItem', 'x-amz-date': '20260101T000000Z' },
          authorization:
            'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        },
      });
    else if (way === 'xhr') {
      const call = new XMLHttpRequest();
      call.open(method, url);
      call.timeout = 4 * SOON_MS;
      await new Promise<void>((done) => {
        call.onloadend = () => done();
        call.send(body);
      });
      if (call.status !== 0) seen.push(`${call.status} ${call.responseText.slice(0, 200)}`);
    } else if (way === 'beacon') navigator.sendBeacon(url, new Blob([body], { type: 'text/plain' }));
    else if (way === 'form' || way === 'blank form') {
      const target = way === 'form' ? 'frame-of-form' : '_blank';
      const frame = Object.assign(document.createElement('iframe'), { name: 'frame-of-form' });
      const form = Object.assign(document.createElement('form'), {
        action: url,
        target,
        enctype: type,
        method: 'POST',
      });
      for (const [name, value] of body.startsWith('{') ? [[body, '']] : new URLSearchParams(body))
        form.append(Object.assign(document.createElement('input'), { name, value }));
      document.body.append(frame, form);
      form.submit();
      await soon();
      const text = frame.contentDocument?.body?.textContent ?? '';
      if (text !== '') seen.push(`frame ${text.slice(0, 200)}`);
    } else if (way === 'frame' || way === 'sandboxed frame' || way === 'object') {
      const fields: Record<string, string> = { [way === 'object' ? 'data' : 'src']: url };
      const element = (await load(way === 'object' ? 'object' : 'iframe', fields)) as HTMLIFrameElement;
      if (way === 'sandboxed frame') {
        element.setAttribute('sandbox', 'allow-scripts allow-forms');
        element.srcdoc = `<form method=post action="${url}"><input name=week value=2026-W53></form><script>fetch(${JSON.stringify(url)},{method:'POST',mode:'no-cors',body:${JSON.stringify(body)}});document.forms[0].submit()</script>`;
        await soon();
      }
      const text = element.contentDocument?.body?.textContent ?? '';
      if (text !== '' && way !== 'sandboxed frame') seen.push(`frame ${text.slice(0, 200)}`);
    } else if (way === 'script' || way === 'module') {
      await load('script', { src: url, type: way === 'module' ? 'module' : 'text/javascript' });
      const made = Object.keys(window).filter((name) => !known.has(name) && !/^\d+$/.test(name));
      if (made.length > 0) seen.push(`script ${made.join(' ')}`);
    } else if (way === 'image') {
      const image = (await load('img', { src: url })) as HTMLImageElement;
      if (image.naturalWidth > 0) seen.push('an image');
    } else if (way === 'style') {
      const link = (await load('link', { rel: 'stylesheet', href: url })) as HTMLLinkElement;
      if (link.sheet && link.sheet.cssRules.length > 0) seen.push('a style sheet');
    } else if (way === 'socket') {
      const socket = new WebSocket(url.replace(/^http/, 'ws'));
      socket.onopen = () => seen.push('a socket');
      await soon();
      socket.close();
    } else if (way === 'events') {
      const events = new EventSource(url);
      events.onopen = () => seen.push('events');
      await soon();
      events.close();
    } else if (way === 'window') {
      const other = window.open(url);
      await soon();
      try {
        const text = other?.document.body?.textContent ?? '';
        if (text !== '') seen.push(`window ${text.slice(0, 200)}`);
      } finally {
        other?.close();
      }
    }
  } catch {
    // The browser said no.
  }
  return seen;
}

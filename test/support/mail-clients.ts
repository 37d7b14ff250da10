/** Enough SMTP (RFC 5321) and IMAP (RFC 3501) to hand a mail to a real server and to read it back. */
import { connect, type Socket } from 'node:net';

interface Connection {
  /** Sends a line and reads until the answer fits; the greeting is read with an empty line. */
  ask(line: string, complete: RegExp): Promise<string>;
  close(): void;
}

const ANSWERS_WITHIN_MS = 15_000;

/** Resolves with the server's greeting read. */
export async function connectMail(port: number): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  let look: () => void = () => {};
  let failed: (error: Error) => void = () => {};
  socket.on('data', (data: Buffer) => {
    // Bytes, one character each: IMAP counts literals in bytes.
    received += data.toString('latin1');
    look();
  });
  socket.on('error', (error) => failed(error));
  socket.on('close', () => failed(new Error('the mail server closed the connection')));
  const ask = (line: string, complete: RegExp) =>
    new Promise<string>((done, refused) => {
      const timer = setTimeout(() => refused(new Error(`no answer to ${line.slice(0, 20)}`)), ANSWERS_WITHIN_MS);
      failed = refused;
      look = () => {
        if (!complete.test(received)) return;
        clearTimeout(timer);
        const answer = received;
        received = '';
        done(answer);
      };
      if (line) socket.write(line.endsWith('\r\n') ? line : `${line}\r\n`, 'latin1');
      look();
    });
  await ask('', /\r\n/);
  return { ask, close: () => void socket.destroy() };
}

/** @param raw the whole message, lines ended by CRLF */
export async function sendBySmtp(port: number, from: string, to: string, raw: Buffer): Promise<void> {
  const { ask, close } = await connectMail(port);
  const expect = async (line: string, code: string) => {
    const answer = await ask(line, /^\d{3} .*\r\n$/m);
    if (!answer.split('\r\n').at(-2)?.startsWith(code)) throw new Error(`SMTP answered ${answer}`);
  };
  try {
    await expect('EHLO ses.example', '250');
    await expect(`MAIL FROM:<${from}>`, '250');
    await expect(`RCPT TO:<${to}>`, '250');
    await expect('DATA', '354');
    const stuffed = raw.toString('latin1').replace(/^\./gm, '..');
    await expect(`${stuffed.replace(/\r\n$/, '')}\r\n.\r\n`, '250');
    await expect('QUIT', '221');
  } finally {
    close();
  }
}

/** Every message of a mailbox, as bytes. */
export async function readByImap(port: number, user: string): Promise<Buffer[]> {
  const { ask, close } = await connectMail(port);
  try {
    await ask(`a LOGIN "${user}" "secret"`, /^a OK.*\r\n/m);
    const selected = await ask('b SELECT INBOX', /^b OK.*\r\n/m);
    if (/^\* 0 EXISTS/m.test(selected)) return [];
    let rest = await ask('c FETCH 1:* BODY.PEEK[]', /^c OK.*\r\n/m);
    const messages: Buffer[] = [];
    for (let found = /\{(\d+)\}\r\n/.exec(rest); found; found = /\{(\d+)\}\r\n/.exec(rest)) {
      const from = found.index + found[0].length;
      messages.push(Buffer.from(rest.slice(from, from + Number(found[1])), 'latin1'));
      rest = rest.slice(from + Number(found[1]));
    }
    return messages;
  } finally {
    close();
  }
}

/**
 * A real mail server for one test: Postfix takes mail by SMTP, Dovecot gives it out by IMAP, both on free ports of the
 * loopback address with all their data in a temporary folder. Needs both installed and the right to start them (root).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMail } from './mail-clients.ts';

export interface MailServer {
  readonly smtpPort: number;
  readonly imapPort: number;
  stop(): Promise<void>;
}

const POSTFIX = '/usr/sbin/postfix';
const DOVECOT = '/usr/sbin/dovecot';
/** `mail` of every Debian and Red Hat. */
const MAIL_UID = 8;
const STARTS_WITHIN_MS = 20_000;

/** Undefined, with a notice, where the machine has no such servers. */
export async function startMailServer(domain: string, users: readonly string[]): Promise<MailServer | undefined> {
  if (!existsSync(POSTFIX) || !existsSync(DOVECOT) || process.getuid?.() !== 0) {
    process.stderr.write('left out: real mail (postfix and dovecot are not installed, or this is not root)\n');
    return undefined;
  }
  const [smtpPort, imapPort] = await Promise.all([freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), 'ronbun-mail-'));
  chmodSync(folder, 0o755);
  for (const name of ['postfix', 'queue', 'data', 'mail', 'dovecot']) mkdirSync(join(folder, name));
  chownSync(join(folder, 'mail'), MAIL_UID, MAIL_UID);
  const owner = Number(/^postfix:[^:]*:(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1]);
  chownSync(join(folder, 'data'), owner, -1);
  writeFileSync(join(folder, 'postfix', 'main.cf'), mainCf(folder, domain));
  writeFileSync(join(folder, 'postfix', 'master.cf'), masterCf(smtpPort));
  // The slash at the end makes it a Maildir.
  const mailboxes = users.map((user) => `${user}@${domain} ${user}/\n`);
  writeFileSync(join(folder, 'postfix', 'mailboxes'), mailboxes.join(''));
  writeFileSync(join(folder, 'dovecot', 'dovecot.conf'), dovecotConf(folder, imapPort));
  const children = [
    spawn(POSTFIX, ['-c', join(folder, 'postfix'), 'start-fg'], { stdio: 'ignore' }),
    spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot', 'dovecot.conf')], { stdio: 'ignore' }),
  ];
  await Promise.all([smtpPort, imapPort].map(listens));
  return {
    ...{ smtpPort, imapPort },
    async stop() {
      // Postfix starts its master in a session of its own; ending what was spawned would not end it.
      process.kill(Number(readFileSync(join(folder, 'queue', 'pid', 'master.pid'), 'utf8')), 'SIGTERM');
      await Promise.all(children.map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const mainCf = (folder: string, domain: string) => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = loopback-only
myhostname = mx.${domain}
mydestination =
alias_maps =
alias_database =
maillog_file = /dev/stdout
smtpd_recipient_restrictions = reject_unauth_destination
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = texthash:${folder}/postfix/mailboxes
virtual_minimum_uid = 1
virtual_uid_maps = static:${MAIL_UID}
virtual_gid_maps = static:${MAIL_UID}
`;

const masterCf = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
`;

const dovecotConf = (folder: string, port: number) => `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/dovecot/run
state_dir = ${folder}/dovecot/state
log_path = ${folder}/dovecot/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%n
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${MAIL_UID} gid=${MAIL_UID} home=${folder}/mail
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function listens(port: number): Promise<void> {
  for (const started = Date.now(); Date.now() - started < STARTS_WITHIN_MS; ) {
    try {
      const connection = await connectMail(port);
      connection.close();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error(`no mail server came up on port ${port}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}

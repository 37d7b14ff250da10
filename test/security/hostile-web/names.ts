/** Names and addresses of the hostile web: what the resolver stub answers, and every spelling of a place inside. */
import { isIPv4 } from 'node:net';

/** Where a hostile page or redirect would have us look: this machine, the network around it, the platform's own services. */
export const PRIVATE_PLACES: readonly string[] = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http:127.0.0.1',
  '//127.0.0.1/',
  '\\\\127.0.0.1\\x',
  '/\\127.0.0.1/x',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:ffff:0a00:0001]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::1]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://[fec0::1]/',
  'http://10.0.0.1/',
  'http://172.16.0.9/',
  'http://192.168.1.1/',
  'http://100.100.100.200/',
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://localhost/',
  'http://localhost./',
  'http://LOCALHOST/',
  'http://a.localhost/',
  'http://metadata.google.internal/',
  'http://printer.local/',
  'http://router/',
  'http://inside.example/',
  'http://mapped.example/',
  'http://mixed.example/',
  'http://linked.example/',
  'http://many.example/',
  'http://user:pass@inside.example/',
  'http://fine.example@127.0.0.1/',
  'http://fine.example:22/',
  'http://fine.example:6379/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/_x',
  'ftp://127.0.0.1/',
  'data:text/html,x',
  'javascript:alert(1)',
];

const PUBLIC = '93.184.215.';
const ODD: Readonly<Record<string, readonly string[]>> = {
  'inside.example': ['10.1.2.3'],
  'mapped.example': ['::ffff:10.1.2.3'],
  'mixed.example': [`${PUBLIC}9`, '192.168.0.1'],
  'linked.example': ['fe80::1%eth0'],
  'many.example': Array.from({ length: 500 }, () => `${PUBLIC}9`),
  'empty.example': [],
};

/**
 * A name server of the attacker: each name has a public address of its own, but the odd ones, and those of `turning.` hosts,
 * whose answer differs each time that they are asked.
 */
export function createResolver() {
  const asked = new Map<string, number>();
  const given = new Set<string>();
  return {
    /** Every public address that was told to anybody. */
    given,
    async resolve(host: string): Promise<readonly string[]> {
      const count = asked.get(host) ?? 0;
      asked.set(host, count + 1);
      if (host.startsWith('silent.')) return new Promise(() => {});
      if (host.startsWith('turning.') && count % 2 === 1) return ['127.0.0.1'];
      const address = `${PUBLIC}${[...host].reduce((sum, letter) => (sum + letter.charCodeAt(0)) % 250, 1)}`;
      if (!ODD[host]) given.add(address);
      return ODD[host] ?? [address];
    },
  };
}

/** The test's own judgement, by a list: what may be connected to is an address that was told, on a port of the web. */
export const isPublicPlace = (address: string, port: number): boolean =>
  isIPv4(address) && address.startsWith(PUBLIC) && [80, 443, 8080, 8443].includes(port);

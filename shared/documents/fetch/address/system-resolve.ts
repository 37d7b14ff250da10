/** Every address of a name as this machine sees it, hosts file included: what is connected to is what was vetted. */
import { lookup } from 'node:dns/promises';
import type { Resolve } from './public-address.ts';

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address);

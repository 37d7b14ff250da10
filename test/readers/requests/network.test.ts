import { expect, test } from '@jest/globals';
import { networkOf } from '../../../shared/readers/requests/network.ts';

test.each([
  ['198.51.100.7:43210', '198.51.100.7'],
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6:443', '2001:db8:1:2'],
  ['2001:db8::1:443', '2001:db8:0:0'],
  ['[2001:db8::1]:443', '2001:db8:0:0'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:DB8::1', '2001:db8:0:0'],
  ['2001:db8::5:6:7:8', '2001:db8:0:0'],
  ['2001:0db8:0:0001::', '2001:db8:0:1'],
  ['1:2:3:4:5:6::', '1:2:3:4'],
  ['1::3:4:5:6:7:8:443', '1:0:3:4'],
  ['1::ffff:198.51.100.7', '1:0:0:0'],
  ['::ffff:198.51.100.77:443', '198.51.100.77'],
  ['::1', '0:0:0:0'],
  ['::', '0:0:0:0'],
  ['::2:3:4:5:6:7:8:443', '0:2:3:4'],
  ['[2001:db8:1:2::1]', '2001:db8:1:2'],
  ['::FFFF:198.51.100.7', '198.51.100.7'],
  ['[::ffff:198.51.100.7]:443', '198.51.100.7'],
  ['64:ff9b::198.51.100.7', '64:ff9b:0:0'],
  ['nonsense', undefined],
  ['', undefined],
  ['198.51.100', undefined],
  ['198.51.100.7:123456', undefined],
  ['2001:db8::1::2:443', undefined],
])('%s belongs to the network %s', (viewer, network) => {
  expect(networkOf(viewer)?.widths[0]).toBe(network);
});

test('H-23: a network stands within the wider ones that one party is given', () => {
  expect(networkOf('198.51.100.7:1')).toEqual({
    family: 'ipv4',
    widths: ['198.51.100.7', '198.51.100/24', '198.51/16'],
  });
  expect(networkOf('2001:db8:1:2345::6')).toEqual({
    family: 'ipv6',
    widths: ['2001:db8:1:2345', '2001:db8:1:2300/56', '2001:db8:1/48', '2001:db8/32'],
  });
  expect(networkOf('::ffff:198.51.100.7')?.family).toBe('ipv4');
});

import { describe, expect, it } from '@jest/globals';
import { isPrivateAddress } from '../../src/http/private-address.js';

describe('isPrivateAddress', () => {
  it.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.127.255.255',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.0.1',
    '198.19.255.255',
    '203.0.113.9',
    '239.1.1.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    '::127.0.0.1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fe80::1',
    'fe80::1%lo',
    '[fe80::1%25lo]',
    'fec0::1',
    'ff02::1',
  ])('returns true for %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '[2a00:1450:4001::200e]',
    '2001:4860:4860::8888',
    'localhost',
    'news.example',
    '',
  ])('returns false for %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

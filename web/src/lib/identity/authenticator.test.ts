import { expect, test } from 'vitest';
import { authenticator_address, grouped } from './authenticator.ts';

test('an authenticator is told the secret, where it is for and whose it is', () => {
	const address = new URL(authenticator_address('MZXW6YTB', 'Smit & Co: Gent', 'noor+x@example.org'));
	expect(address.protocol).toBe('otpauth:');
	expect(address.searchParams.get('secret')).toBe('MZXW6YTB');
	expect(address.searchParams.get('issuer')).toBe('Smit & Co  Gent');
	expect(decodeURIComponent(address.pathname)).toContain('Smit & Co  Gent:noor+x@example.org');
});

test('a secret that is typed stands in groups of four', () => {
	expect(grouped('MZXW6YTBOI')).toBe('MZXW 6YTB OI');
	expect(grouped('')).toBe('');
});

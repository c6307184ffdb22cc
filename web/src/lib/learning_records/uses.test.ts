import { expect, test } from 'vitest';
import { scopes_for, use_of } from './uses.ts';

test('the scopes of a use are known again in any order', () => {
	expect(use_of(['define', 'write', 'state', 'profile', 'read_mine'])).toBe('lms');
	expect(use_of(['read'])).toBe('report');
	expect(use_of(['all'])).toBe('all');
});

test('another choice of scopes is kept as it is', () => {
	expect(use_of(['write'])).toBe('as_now');
	expect(use_of(['read', 'write'])).toBe('as_now');
	expect(scopes_for('as_now', ['write'])).toEqual(['write']);
	expect(scopes_for('report', ['write'])).toEqual(['read']);
});

import { expect, test } from 'vitest';
import { is_old } from './still_true.ts';

test('what was told is old after half a year', () => {
	const now = Date.parse('2026-11-30T12:00:00Z');
	expect(is_old('2026-06-15T12:00:00Z', now)).toBe(false);
	expect(is_old('2026-05-15T12:00:00Z', now)).toBe(true);
});

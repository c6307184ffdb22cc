import { expect, test } from 'vitest';
import { room_left } from './room.ts';

test('from four fifths on it is said how many characters are left, and then how many are too many', () => {
	expect(room_left('x'.repeat(159), 200)).toBeUndefined();
	expect(room_left('x'.repeat(160), 200)).toBe(40);
	expect(room_left('x'.repeat(200), 200)).toBe(0);
	expect(room_left('x'.repeat(212), 200)).toBe(-12);
});

test('characters are counted as the server counts them: an emoji is one, blanks around are none', () => {
	expect(room_left('🐝'.repeat(100), 200)).toBeUndefined();
	expect(room_left('🐝'.repeat(170), 200)).toBe(30);
	expect(room_left(` ${'x'.repeat(170)}\n`, 200)).toBe(30);
});

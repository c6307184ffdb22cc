import { expect, test } from 'vitest';
import { free_place } from './free_place.ts';

const at = (top: number, left = 0, height = 40, width = 100) => ({
	top,
	bottom: top + height,
	left,
	right: left + width
});
const rules = { gap: 8, ceiling: 0 };

test('what covers nothing stays where it is', () => {
	expect(free_place(at(700), [], [], rules)).toBe(0);
	expect(free_place(at(700), [at(640), at(740), at(700, 100)], [], rules)).toBe(0);
});

test('what covers something rises above it, and above what it would cover there', () => {
	expect(free_place(at(700), [at(720)], [], rules)).toBe(28);
	expect(free_place(at(700), [at(720), at(690, 50)], [], rules)).toBe(58);
	expect(free_place(at(700), [at(720), at(670), at(600)], [], rules)).toBe(148);
});

test('what it had better not cover is covered only where there is no other place', () => {
	expect(free_place(at(700), [at(720)], [at(670)], rules)).toBe(78);
	expect(free_place(at(700), [at(720)], [at(0, 0, 700)], rules)).toBe(28);
});

test('where everything is full it stays', () => {
	expect(free_place(at(700), [at(0, 0, 720)], [], rules)).toBe(0);
	expect(free_place(at(700), [], [at(0, 0, 720)], rules)).toBe(0);
});

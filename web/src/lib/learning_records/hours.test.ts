import { expect, test } from 'vitest';
import { began, numbers_of, spans, steps_of } from './hours.ts';

const now = '2026-11-23T09:40:00.000Z';

test('hours stand in their places, the present one last', () => {
	const numbers = numbers_of(
		[
			{ from: '2026-11-23T09:00:00.000Z', number: 3 },
			{ from: '2026-11-21T10:00:00.000Z', number: 5 },
			{ from: '2026-11-21T09:00:00.000Z', number: 7 }
		],
		'hours',
		now
	);
	expect(numbers).toHaveLength(spans.hours);
	expect(numbers.at(-1)).toBe(3);
	expect(numbers[0]).toBe(5);
	expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(8);
	expect(began(47, 'hours', now)).toBe('2026-11-23T09:00:00.000Z');
	expect(began(0, 'hours', now)).toBe('2026-11-21T10:00:00.000Z');
});

test('steps are as high as what there was most of', () => {
	expect(steps_of([0, 2, 1])).toBe('M0 1V1h1V0h1V0.5h1V1Z');
	expect(steps_of([0, 0])).toBe('M0 1V1h1V1h1V1Z');
});

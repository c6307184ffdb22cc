import { beforeAll, expect, test } from 'vitest';
import { speak } from '#lib/i18n/index.svelte.ts';
import { Problem } from './problem.ts';

beforeAll(async () => {
	Object.assign(globalThis, { document: { documentElement: {} } });
	await speak('en');
});

test('a field that was changed is wrong no longer, and the last one takes the problem along', () => {
	const fields = [
		{ path: '/title', code: 'too_short', limit: 8 },
		{ path: '/text', code: 'too_long', limit: 9 }
	];
	const left = new Problem('input.invalid', fields).without('/title');
	expect(left?.fields).toEqual([fields[1]]);
	expect(left?.without('/text')).toBeUndefined();
});

test('what is wrong with no field stays when a field is changed', () => {
	const problem = new Problem('overloaded');
	expect(problem.without('/title')).toBe(problem);
});

test('an empty field and an address that is none are said in plain words', () => {
	const problem = new Problem('input.invalid', [
		{ path: '/name', code: 'too_short', limit: 1 },
		{ path: '/email', code: 'malformed' }
	]);
	expect(problem.at('/name')).toBe('Fill this in.');
	expect(problem.at('/email')).toContain('name@example.org');
});

test('a name that is not there is asked for, and one that is too short is not', () => {
	const name = (code: string) =>
		new Problem('input.invalid', [{ path: '/name', code, limit: 2 }]).at('/name');
	expect(name('required')).toBe('Fill in a name.');
	expect(name('too_short')).toContain('at least 2');
});

test('only a form says that a text is still there', () => {
	expect(new Problem('offline').sentence).toContain('still here');
	expect(new Problem('offline').of_press).not.toContain('text');
	expect(new Problem('helpful.own').of_press).toBe(new Problem('helpful.own').sentence);
});

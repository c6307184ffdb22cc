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

test('a field says in its own words that it is empty, and only that', () => {
	const say = (code: string, limit?: number) =>
		new Problem('input.invalid', [{ path: '/text', code, limit }]).at('/text', 'Write your answer first.');
	expect(say('required')).toBe('Write your answer first.');
	expect(say('too_short', 1)).toBe('Write your answer first.');
	expect(say('too_short', 8)).toContain('at least 8');
	expect(say('too_long', 8)).toContain('at most 8');
});

test('a name that is taken is said at the field of the name, until that is changed', () => {
	const problem = new Problem('community.name_taken');
	expect(problem.at('/name')).toBe(problem.sentence);
	expect(problem.besides('/name')).toBe('');
	expect(problem.without('/name')).toBeUndefined();
});

test('only a form says that a text is still there', () => {
	expect(new Problem('offline').sentence).toContain('still here');
	expect(new Problem('offline').of_press).not.toContain('text');
	expect(new Problem('helpful.own').of_press).toBe(new Problem('helpful.own').sentence);
});

test('a password that is the old one is said where the new one stands', () => {
	const problem = new Problem('password.unchanged');
	expect(problem.at('/password')).toBe(problem.sentence);
	expect(problem.besides('/old', '/password')).toBe('');
});

test.each([
	['unit.exists', '/name'],
	['unit.too_deep', '/parent'],
	['unit.within_itself', '/parent'],
	['roster.column_twice', '/text'],
	['roster.columns_missing', '/text'],
	['roster.file_changed', '/text'],
	['roster.not_utf8', '/text'],
	['roster.too_long', '/text']
])('%s is said at the field %s', (code, path) => {
	const problem = new Problem(code);
	expect(problem.at(path)).toBe(problem.sentence);
	expect(problem.besides('/name', '/parent', '/text')).toBe('');
	expect(problem.without(path)).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './en.ts';
import { ago, plural, set_formats } from './format.ts';
import nl from './nl.ts';
import { field_codes, problem_codes } from './problem_codes.ts';

type Tree = { [key: string]: unknown };
const paths = (tree: Tree, at = ''): string[] =>
	Object.entries(tree).flatMap(([key, value]) =>
		typeof value === 'object' ? paths(value as Tree, `${at}${key}.`) : [`${at}${key}`]
	);
const sentences = (tree: Tree): string[] =>
	Object.values(tree).flatMap((value) =>
		typeof value === 'object' ? sentences(value as Tree) : String(value)
	);

test('both languages say the same things', () => {
	expect(paths(nl).toSorted()).toEqual(paths(en).toSorted());
});

test.each([
	['nl', nl],
	['en', en]
])('every code of the server has a sentence in %s, and no sentence is left over', (_, catalogue) => {
	expect(Object.keys(catalogue.problems.codes).toSorted()).toEqual(problem_codes.toSorted());
	expect(Object.keys(catalogue.problems.fields).toSorted()).toEqual(field_codes.toSorted());
	expect(sentences(catalogue).filter((sentence) => !sentence.trim())).toEqual([]);
});

test('our list of codes is the list the server has, and two of our own', () => {
	const file = new URL('../../../../server/platform/i18n/sentences/problems.en.json', import.meta.url);
	const codes = Object.keys(JSON.parse(readFileSync(file, 'utf8')));
	expect(problem_codes.toSorted()).toEqual([...codes, 'offline', 'unknown'].toSorted());
});

test('no sentence was left in the other language', () => {
	const english = new Set(
		sentences(en).filter((sentence) => sentence.split(' ').length > 2 && !sentence.includes('=>'))
	);
	expect(sentences(nl).filter((sentence) => english.has(sentence))).toEqual([]);
});

test('dutch is informal', () => {
	expect(sentences(nl).filter((sentence) => /\b(u|uw)\b/i.test(sentence))).toEqual([]);
});

test('relative time and plurals follow the language', () => {
	set_formats('nl');
	expect(ago(new Date(0).toISOString(), 3 * 3_600_000)).toBe('3 uur geleden');
	expect(ago(new Date(0).toISOString(), 20_000)).toBe('nu');
	set_formats('en');
	expect(ago(new Date(0).toISOString(), 2 * 86_400_000)).toBe('2 days ago');
	expect(plural(1, { one: 'a', other: 'b' })).toBe('a');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import english from './en.ts';
import { ago, plural, set_formats } from './format.ts';
import dutch from './nl.ts';
import { field_codes, problem_codes } from './problem_codes.ts';
import english_of_office from './office/en.ts';
import dutch_of_office from './office/nl.ts';
import english_of_records from './records/en.ts';
import dutch_of_records from './records/nl.ts';

const en = { ...english, ...english_of_office, ...english_of_records };
const nl = { ...dutch, ...dutch_of_office, ...dutch_of_records };

type Tree = { [key: string]: unknown };
/** Every sentence by its place in the catalogue. */
const by_place = (tree: Tree, at = ''): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(tree).flatMap(([key, value]) =>
			typeof value === 'object'
				? Object.entries(by_place(value as Tree, `${at}${key}.`))
				: [[`${at}${key}`, value]]
		)
	);
const places = (tree: Tree) => Object.keys(by_place(tree));
type Said = (...given: unknown[]) => string;
/** What a sentence says; one with gaps says it of these. */
const said = (sentence: unknown, given: unknown[] = [71, 72]) =>
	typeof sentence === 'function' ? (sentence as Said)(...given) : String(sentence);
const sentences = (tree: Tree) => Object.values(by_place(tree)).map((sentence) => said(sentence));
const server_says = (language: string): Record<string, string> =>
	JSON.parse(
		readFileSync(
			new URL(`../../../../server/platform/i18n/sentences/problems.${language}.json`, import.meta.url),
			'utf8'
		)
	);

test('both languages say the same things', () => {
	expect(places(nl).toSorted()).toEqual(places(en).toSorted());
});

test.each([
	['nl', nl],
	['en', en]
])('every code of the server has a sentence in %s, and no sentence is left over', (_, catalogue) => {
	expect(Object.keys(catalogue.problems.codes).toSorted()).toEqual(problem_codes.toSorted());
	expect(Object.keys(catalogue.problems.fields).toSorted()).toEqual(field_codes.toSorted());
	expect(sentences(catalogue).filter((sentence) => !sentence.trim())).toEqual([]);
});

test('our list of codes is the list the server has, and three of our own', () => {
	const codes = Object.keys(server_says('en'));
	expect(problem_codes.toSorted()).toEqual(
		[...codes, 'offline', 'roster.file_changed', 'unknown'].toSorted()
	);
});

test.each([
	['nl', nl],
	['en', en]
])('a sentence with gaps says in %s all that it is given', (_, catalogue) => {
	const say = by_place(catalogue);
	const wanting = Object.entries(by_place(en)).filter(([place, sentence]) => {
		// What is wrong with a field may have a limit, and need not say it.
		if (typeof sentence !== 'function' || place.startsWith('problems.fields.')) return false;
		const given = [71, 72].slice(0, sentence.length);
		return !given.every((value) => said(say[place], given).includes(String(value)));
	});
	expect(wanting).toEqual([]);
});

test('one of a thing is said in both languages too', () => {
	for (const [language, catalogue] of [
		['nl', nl],
		['en', en]
	] as const) {
		set_formats(language, catalogue.time.just_now);
		const empty = Object.values(by_place(catalogue)).filter(
			(sentence) => !said(sentence, ['Noor', 1]).trim()
		);
		expect(empty).toEqual([]);
	}
});

test('page, server and glossary use one Dutch word for one thing', () => {
	const all = [...sentences(nl), ...Object.values(server_says('nl'))];
	// Not these: geaccepteerd, log in, hem or die.
	expect(all.filter((sentence) => /aanvaard|meld je|aanmelden|gesloten|\bhaar\b/i.test(sentence))).toEqual(
		[]
	);
	// A request is an aanvraag where somebody would like to join; verzoek is what a browser sends.
	expect(sentences(nl).filter((sentence) => /verzoek/i.test(sentence))).toEqual([]);
});

test('no sentence was left in the other language', () => {
	// Where only names stand around "is", both languages say the same.
	const is_of_both = /^\S+ is \S+$/;
	const english = new Set(
		sentences(en).filter((sentence) => sentence.split(' ').length > 2 && !sentence.includes('·'))
	);
	expect(sentences(nl).filter((each) => english.has(each) && !is_of_both.test(each))).toEqual([]);
});

test('dutch is informal', () => {
	expect(sentences(nl).filter((sentence) => /\b(u|uw)\b/i.test(sentence))).toEqual([]);
});

test('relative time and plurals follow the language', () => {
	set_formats('nl', 'zojuist');
	expect(ago(new Date(0).toISOString(), 3 * 3_600_000)).toBe('3\u00a0uur\u00a0geleden');
	expect(ago(new Date(0).toISOString(), 20_000)).toBe('zojuist');
	set_formats('en', 'just now');
	expect(ago(new Date(0).toISOString(), 2 * 86_400_000)).toBe('2\u00a0days\u00a0ago');
	expect(plural(1, { one: 'a', other: 'b' })).toBe('a');
});

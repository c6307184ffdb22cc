import { expect, test } from 'vitest';
import { address_of, is_narrowed, search_of, text_query, type Search } from './filters.ts';

const everything: Search = {
	q: 'a + b & “c”',
	kind: 'answer',
	community: '0000000000001',
	by: '0000000000002',
	answered: 'false',
	from: '2026-05-01',
	until: '2026-05-31',
	language: 'nl'
};
const read = (address: string) => search_of(new URL(address, 'https://kring.example').searchParams);

test('all that is searched for stands in the address and comes back from it', () => {
	expect(read(address_of(everything))).toEqual(everything);
	expect(address_of({ q: 'two words' })).toBe('/search?q=two%20words');
	expect(address_of({ q: '' })).toBe('/search');
});

test('what makes no sense in an address is left out', () => {
	const search = read(
		'/search?q=%20pump%20&kind=thing&answered=perhaps&from=2026-13-45&until=soon&language=de'
	);
	expect(address_of(search)).toBe('/search?q=pump');
	expect(address_of(read('/search?from=0026-01-01'))).toBe('/search');
});

test('a period is whole days of its reader', () => {
	const query = text_query(everything);
	expect(query.from).toBe(new Date(2026, 4, 1).toISOString());
	expect(query.until).toBe(new Date(2026, 5, 1).toISOString());
});

test('what the API is asked says nothing of what was not chosen', () => {
	expect(text_query({ q: 'pump' })).toEqual({ q: 'pump' });
	expect(text_query({ q: '', by: 'x' })).toEqual({ by: 'x' });
	expect(text_query({ q: 'pump', kind: 'person' })).toEqual({ q: 'pump' });
	expect(text_query(everything).answered).toBe(false);
});

test('words and a kind alone narrow no texts', () => {
	expect(is_narrowed({ q: 'pump', kind: 'answer' })).toBe(false);
	expect(is_narrowed({ q: '', language: 'fr' })).toBe(true);
});

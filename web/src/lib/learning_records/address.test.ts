import { expect, test } from 'vitest';
import { place_of, verb_words, words_of } from './address.ts';

test('an address is said by its last piece, in words', () => {
	expect(words_of('https://lms.example/courses/first-aid/')).toBe('first aid');
	expect(words_of('http://example.org/vocabulary#caf%C3%A9_bezoek')).toBe('café bezoek');
	expect(words_of('urn:course:12')).toBe('12');
});

test('what cannot be said in words is left as it is', () => {
	expect(words_of('http://example.org/%E0%A4%A')).toBe('%E0%A4%A');
	expect(words_of('---')).toBe('---');
	expect(words_of('')).toBe('');
});

test('a verb keeps the name a program gave it', () => {
	expect(verb_words('heeft afgerond', 'http://example.org/completed')).toBe('heeft afgerond');
	expect(verb_words('well-done', 'http://example.org/completed')).toBe('well-done');
	expect(verb_words('zonder-naam', 'http://example.org/zonder-naam')).toBe('zonder naam');
	expect(verb_words('asked')).toBe('asked');
});

test('an account is at the host of its home page', () => {
	expect(place_of('http://lms.example/login?x=1')).toBe('lms.example');
	expect(place_of('https://lms.example:8443')).toBe('lms.example:8443');
	expect(place_of('urn:lms')).toBe('urn:lms');
	expect(place_of('nowhere')).toBe('nowhere');
});

import { beforeAll, expect, test } from 'vitest';
import { speak } from '#lib/i18n/index.svelte.ts';
import { own_thing, place_of, thing_words, verb_words, within_words, words_of } from './address.ts';

beforeAll(async () => {
	Object.assign(globalThis, { document: { documentElement: {} } });
	await speak('en', 'records');
});

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

test('a verb that many use is said in words, unless a program has its own', () => {
	const completed = 'http://adlnet.gov/expapi/verbs/completed';
	const voted_up = 'http://id.tincanapi.com/verb/voted-up';
	expect(verb_words('voted-up', voted_up)).toBe('also has');
	expect(verb_words('Completed', completed)).toBe('completed');
	expect(verb_words('', 'http://activitystrea.ms/schema/1.0/like')).toBe('found helpful');
	expect(verb_words('heeft afgerond', completed)).toBe('heeft afgerond');
	expect(verb_words('', 'http://example.org/verbs/like')).toBe('like');
});

test('what Kring itself reports is about a kind of thing', () => {
	const thing = (path: string, verb?: string) => own_thing(`http://hub${path}`, 'http://hub', verb);
	expect(thing('/questions/1', 'http://adlnet.gov/expapi/verbs/answered')).toBe('a question');
	expect(thing('/questions/1', 'http://adlnet.gov/expapi/verbs/asked')).toBe('in Kring');
	expect(thing('/questions/1#2')).toBe('an answer or comment');
	expect(thing('/communities/1')).toBe('a community');
	expect(thing('/elsewhere/1')).toBe(undefined);
	expect(own_thing('http://hub.example/questions/1', 'http://hub')).toBe(undefined);
});

test('what something was done with is called as it was named, or by its address in words', () => {
	const said = { verb: 'did', object: 'Eerste hulp', activity_id: 'http://lms.example/first-aid' };
	expect(thing_words(said, 'http://hub')).toBe('Eerste hulp');
	expect(thing_words({ ...said, object: 'http://lms.example/first-aid' }, 'http://hub')).toBe('first aid');
	expect(thing_words({ ...said, activity_id: 'http://hub/communities/1' }, 'http://hub')).toBe('a community');
	expect(thing_words({ verb: 'did', object: 'K7Q2M' }, 'http://hub')).toBe('K7Q2M');
});

test('what another record tells of is a sentence of its own', () => {
	const within = {
		verb: 'completed',
		verb_id: 'http://adlnet.gov/expapi/verbs/completed',
		object: 'http://lms.example/first-aid',
		activity_id: 'http://lms.example/first-aid'
	};
	expect(within_words({ ...within, actor: 'K7Q2M' }, 'http://hub')).toBe('K7Q2M completed first aid');
	expect(within_words(within, 'http://hub')).toBe('completed first aid');
});

test('an account is at the host of its home page', () => {
	expect(place_of('http://lms.example/login?x=1')).toBe('lms.example');
	expect(place_of('https://lms.example:8443')).toBe('lms.example:8443');
	expect(place_of('urn:lms')).toBe('urn:lms');
	expect(place_of('nowhere')).toBe('nowhere');
});

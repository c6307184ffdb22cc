import { expect, test } from 'vitest';
import { chosen_language, told_language } from './text_languages.ts';

test('what an author chose is told apart from what the words tell', () => {
	const chosen = { language: 'fr', language_chosen: true } as const;
	const told = { language: 'fr', language_chosen: false } as const;
	expect([chosen_language(chosen), told_language(chosen)]).toEqual(['fr', undefined]);
	expect([chosen_language(told), told_language(told)]).toEqual(['', 'fr']);
	expect([chosen_language({ language_chosen: false }), told_language({ language_chosen: false })]).toEqual([
		'',
		undefined
	]);
});

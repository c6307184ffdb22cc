import { expect, test } from 'vitest';
import { words_of } from './words_of.ts';

test('of a form what was written is told, and not what was chosen', () => {
	expect(words_of({ community: 'c1', title: 'Why?', text: 'It trips.', themes: [], language: 'nl' })).toBe(
		'Why?\n\nIt trips.'
	);
	expect(words_of({ text: 'It trips.', revision: 3, title: ' ' })).toBe('It trips.');
});

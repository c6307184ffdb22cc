import { expect, test } from 'vitest';
import { brings_other_words } from './suggestion.ts';

const empty = { community: '', title: '', text: '' };
const mixes = (kept: typeof empty, suggested: Partial<typeof empty>) =>
	brings_other_words(kept, suggested, empty, ['title', 'text']);
const draft = { community: 'pumps', title: 'Why does it trip?', text: 'Only at the start.' };

test('other words than those of a draft would mix with it', () => {
	expect(mixes(draft, { title: 'plumbus' })).toBe(true);
	expect(mixes(draft, { text: 'A shared page' })).toBe(true);
	expect(mixes({ ...draft, title: '' }, { title: 'plumbus' })).toBe(true);
});

test('the same words, a place, or nothing mix with no draft', () => {
	expect(mixes(draft, { title: draft.title })).toBe(false);
	expect(mixes(draft, { community: 'cables' })).toBe(false);
	expect(mixes(draft, {})).toBe(false);
});

test('where nothing was written there is nothing to mix with', () => {
	expect(mixes({ ...empty, community: 'pumps' }, { title: 'plumbus' })).toBe(false);
});

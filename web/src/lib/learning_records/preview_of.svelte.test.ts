import { expect, test } from 'vitest';
import { PreviewOf } from './preview_of.svelte.ts';

const found = {
	stored_before: '2026-01-01T00:00:00Z',
	statements: 3,
	more: false,
	documents: 0,
	more_documents: false
};

test('a preview is shown for what it was asked for', () => {
	const preview = new PreviewOf<{ days: number }>();
	preview.keep({ days: 30 }, found);
	expect(preview.found_for({ days: 30 })).toBe(found);
});

test('a preview that arrives after the choice has changed is shown for nothing else', () => {
	const preview = new PreviewOf<{ days: number }>();
	preview.keep({ days: 30 }, found);
	expect(preview.found_for({ days: 3 })).toBeUndefined();
});

test('where it was refused, the one before it goes', () => {
	const preview = new PreviewOf<{ days: number }>();
	preview.keep({ days: 30 }, found);
	preview.keep({ days: 30 }, undefined);
	expect(preview.found_for({ days: 30 })).toBeUndefined();
});

import { beforeAll, expect, test, vi } from 'vitest';
import { speak } from '#lib/i18n/index.svelte.ts';
import { score_words } from './score_words.ts';

beforeAll(async () => {
	vi.stubGlobal('document', { documentElement: { lang: '' } });
	await speak('en');
});

test('a score says how much of the whole it is, and in the points of its program', () => {
	expect(score_words({ scaled: 0.8 })).toBe('80\u00a0%');
	expect(score_words({ scaled: 0.8, raw: 16, min: 0, max: 20 })).toBe('80\u00a0% (16 of 20 points)');
	expect(score_words({ raw: 16.5, max: 20 })).toBe('16.5 of 20 points');
	expect(score_words({ raw: 7, min: 5, max: 20 })).toBe('7 points, from 5 to 20');
	expect(score_words({ raw: 1 })).toBe('1 point');
});

test('bounds without points say nothing', () => {
	expect(score_words({ min: 0, max: 20 })).toBe('');
});

// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FoundByLetters } from './found_by_letters.svelte.ts';

type Answer = { items: string[]; next?: string; more?: boolean };
const waiting = new Map<string, (answer: Answer) => void>();
let stop: () => void;

const ok = (data: Answer) => ({ data, response: new Response() });

/** A list whose answers wait until a test gives them. */
function a_list(shortest?: number) {
	let found!: FoundByLetters<string>;
	stop = $effect.root(() => {
		found = new FoundByLetters<string>(
			(letters) => new Promise((resolve) => waiting.set(letters, (answer) => resolve(ok(answer)))),
			shortest
		);
	});
	flushSync();
	return found;
}

function type(found: FoundByLetters<string>, letters: string) {
	found.typed = letters;
	flushSync();
}

async function answer(letters: string, answered: Answer) {
	waiting.get(letters)!(answered);
	await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	stop();
	waiting.clear();
	vi.useRealTimers();
});

test('letters that come in quick succession are asked about once, without the spaces around them', async () => {
	const found = a_list();
	type(found, 'e');
	await vi.advanceTimersByTimeAsync(200);
	type(found, ' els ');
	await vi.advanceTimersByTimeAsync(250);
	expect([...waiting.keys()]).toEqual(['els']);
	await answer('els', { items: ['Els Maes'] });
	expect(found.items).toEqual(['Els Maes']);
});

test('too few letters are not asked about', async () => {
	const found = a_list(2);
	type(found, 'e ');
	await vi.advanceTimersByTimeAsync(1000);
	expect(waiting.size).toBe(0);
	expect(found.items).toBeUndefined();
});

test('an older reply does not replace a newer one', async () => {
	const found = a_list();
	type(found, 'e');
	await vi.advanceTimersByTimeAsync(250);
	type(found, 'el');
	expect(found.items).toBeUndefined();
	await vi.advanceTimersByTimeAsync(250);
	await answer('el', { items: ['Els Maes'] });
	await answer('e', { items: ['Bea'] });
	expect(found.items).toEqual(['Els Maes']);
});

test.each([{ next: 'cursor' }, { more: true }])('it tells that there are more: %o', async (says) => {
	const found = a_list();
	type(found, 'e');
	await vi.advanceTimersByTimeAsync(250);
	await answer('e', { items: ['Els Maes'], ...says });
	expect(found.has_more).toBe(true);
	type(found, 'el');
	expect(found.has_more).toBe(false);
});

test('the last of them is no sign of more', async () => {
	const found = a_list();
	type(found, 'e');
	await vi.advanceTimersByTimeAsync(250);
	await answer('e', { items: ['Els Maes'], more: false });
	expect(found.has_more).toBe(false);
});

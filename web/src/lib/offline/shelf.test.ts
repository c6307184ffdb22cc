import { afterEach, expect, test, vi } from 'vitest';
import { forget_drafts, keep_last_words, kept_drafts } from './drafts.ts';
import { device_shelf } from './shelf.ts';

vi.mock('idb', () => ({
	openDB: () => Promise.reject(new Error('blocked')),
	deleteDB: () => Promise.resolve()
}));

/** As a browser does that keeps nothing for us: the mere name throws. */
function block_storage() {
	const get = () => {
		throw new DOMException('The operation is insecure.', 'SecurityError');
	};
	Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });
}

/** A browser that keeps things under their names, as properties of its storage. */
function allow_storage() {
	const value: Record<string, string> = Object.create({
		getItem: (name: string) => value[name] ?? null,
		setItem: (name: string, text: string) => void (value[name] = text),
		removeItem: (name: string) => void delete value[name]
	});
	Object.defineProperty(globalThis, 'localStorage', { configurable: true, value });
}

afterEach(() => {
	delete (globalThis as { localStorage?: Storage }).localStorage;
});

test('where nothing may be kept there is nothing, and nobody stumbles', () => {
	block_storage();
	expect(device_shelf.keep('language', 'nl')).toBe(false);
	expect(device_shelf.read('language')).toBeNull();
	expect(device_shelf.names()).toEqual([]);
	device_shelf.drop('language');
});

test('where nothing may be kept there are no drafts', async () => {
	block_storage();
	expect(keep_last_words('answer:q', { values: { text: 'Nearly done' } })).toBe(false);
	expect(await kept_drafts()).toEqual([]);
	await forget_drafts();
});

test('last words are found under the key of their draft, until they are forgotten', async () => {
	allow_storage();
	expect(keep_last_words('answer:q', { values: { text: 'Nearly done' } })).toBe(true);
	device_shelf.keep('language', 'nl');
	expect(await kept_drafts()).toEqual(['answer:q']);
	await forget_drafts();
	expect(device_shelf.names()).toEqual(['language']);
});

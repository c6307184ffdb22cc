import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { read_on } from './kept_reading.ts';

const key = (item: string) => item;
const page = (items: string, next?: string) => ({ items: items.split(' '), next });

test('what was read on follows a fresh first page', () => {
	expect(read_on(page('a b c', '1'), page('a b c d e f', '2'), key)).toEqual(page('a b c d e f', '2'));
});

test('what is new pushes the others on, and nothing stands there twice', () => {
	expect(read_on(page('n a b', '1'), page('a b c d e f', '2'), key)).toEqual(page('n a b c d e f', '2'));
	expect(read_on(page('e a b', '1'), page('a b c d e f', '2'), key)).toEqual(page('e a b c d f', '2'));
});

test('what was taken away from the first page stands behind it no more', () => {
	expect(read_on(page('a c d', '1'), page('a b c d e f', '2'), key)).toEqual(page('a c d e f', '2'));
});

test('where nothing of before is left, or nothing follows, the fresh page is all', () => {
	expect(read_on(page('x y z', '1'), page('a b c d', '2'), key)).toEqual(page('x y z', '1'));
	expect(read_on(page('a b'), page('a b c d', '2'), key)).toEqual(page('a b'));
	expect(read_on(page('a b c', '1'), page('a b c', '1'), key)).toEqual(page('a b c', '1'));
});

/** A tab's history of which only the state counts, and its listeners. */
function stand_on(state: object) {
	const tab = { state, replaceState: (next: object) => void (tab.state = next) };
	vi.stubGlobal('history', tab);
}

let step: () => void;
let reading: typeof import('./kept_reading.ts');

beforeEach(async () => {
	vi.resetModules();
	vi.stubGlobal('addEventListener', (_: string, heard: () => void) => (step = heard));
	reading = await import('./kept_reading.ts');
});
afterEach(() => vi.unstubAllGlobals());

const place = { name: 'letters', key };

test('a list is as long as it was when one comes back to it, and only there', () => {
	stand_on({ of: 'kit' });
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b', '1'));
	reading.keep_reading(place, page('a b c d', '2'));
	const here = history.state;
	expect(here.of).toBe('kit');
	stand_on({});
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b', '1'));
	step();
	stand_on(here);
	expect(reading.take_up({ name: 'numbers', key }, page('a b', '1'))).toEqual(page('a b', '1'));
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b c d', '2'));
	stand_on({});
	step();
	stand_on(here);
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b c d', '2'));
});

test('a page that is read again while one stays on it begins anew', () => {
	stand_on({});
	reading.keep_reading(place, page('a b c d', '2'));
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b', '1'));
	step();
	expect(reading.take_up(place, page('a b', '1'))).toEqual(page('a b', '1'));
});

test('somebody else in the same tab takes nothing up', () => {
	stand_on({});
	reading.keep_reading(place, page('a b c', '1'));
	step();
	reading.forget_reading();
	expect(reading.take_up(place, page('a', '2'))).toEqual(page('a', '2'));
});

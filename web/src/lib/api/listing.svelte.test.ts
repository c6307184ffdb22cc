import { afterEach, expect, test, vi } from 'vitest';
import { all_of, first_of, Listing } from './listing.svelte.ts';

/** A list of pages, and the cursors after which it was read. */
function list_of(...pages: number[][]) {
	const asked: (string | undefined)[] = [];
	const read = (after?: string) => {
		asked.push(after);
		const at = Number(after ?? 0);
		const next = at + 1 < pages.length ? String(at + 1) : undefined;
		return Promise.resolve({ items: pages[at] ?? [], next });
	};
	return { read, asked };
}

test('all of a list is read a page after the other', async () => {
	const { read, asked } = list_of([1, 2], [3, 4], [5]);
	expect(await all_of(read)).toEqual([1, 2, 3, 4, 5]);
	expect(asked).toEqual([undefined, '1', '2']);
});

test('what stands first is read as far as it goes, however many pages that takes', async () => {
	const is_small = (number: number) => number < 4;
	const { read, asked } = list_of([1, 2], [3, 4], [5, 6]);
	expect(await first_of(read, is_small)).toEqual([1, 2, 3]);
	expect(asked).toEqual([undefined, '1']);
});

test('where a page ends with the last that is wanted, the next says so', async () => {
	const is_small = (number: number) => number < 3;
	const { read, asked } = list_of([1, 2], [3, 4], [5, 6]);
	expect(await first_of(read, is_small)).toEqual([1, 2]);
	expect(asked).toEqual([undefined, '1']);
});

test('where none is wanted, one page is enough', async () => {
	const { read, asked } = list_of([5, 6], [7]);
	expect(await first_of(read, () => false)).toEqual([]);
	expect(asked).toHaveLength(1);
});

afterEach(() => vi.unstubAllGlobals());

test('a first page that is read afresh leaves what was read on behind it', async () => {
	vi.stubGlobal('history', { state: {}, replaceState: () => {} });
	const run = (id: string, percent: number) => ({ id, percent });
	const read = () => Promise.resolve({ data: { items: [run('c', 100)] }, response: new Response() });
	const place = { name: 'runs', key: ({ id }: { id: string }) => id };
	const listing = new Listing({ items: [run('a', 10), run('b', 100)], next: '1' }, read, place);
	await listing.more();
	listing.renew({ items: [run('n', 0), run('a', 20)], next: '1' });
	expect(listing.items).toEqual([run('n', 0), run('a', 20), run('b', 100), run('c', 100)]);
	expect(listing.next).toBeUndefined();
});

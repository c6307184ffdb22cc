// @vitest-environment happy-dom
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { Problem } from '#lib/api/problem.ts';
import { InDoubt } from './in_doubt.svelte.ts';

type Item = { id: string; text: string; may: { edit: boolean } };
const item = (id: string, text: string, edit = true): Item => ({ id, text, may: { edit } });
const no_answer = async () => ({ problem: new Problem('offline') });

let items = $state.raw<Item[]>([]);
let stop: (() => void) | undefined;
afterEach(() => {
	stop?.();
	items = [];
});

/** A form among these items, what turns up for it, and of what the words are asked for. */
function form_among(...there: Item[]) {
	items = there;
	const bring_text = vi.fn();
	const turned_up = vi.fn();
	let in_doubt: InDoubt<Item>;
	stop = $effect.root(() => {
		in_doubt = new InDoubt<Item>(() => items, bring_text, turned_up);
	});
	const comes = (...those: Item[]) => {
		items = [...items, ...those];
		flushSync();
	};
	return { in_doubt: in_doubt!, bring_text, turned_up, comes };
}

test('what was sent without an answer turns up once, among what came since', async () => {
	const { in_doubt, turned_up, comes } = form_among(item('a', 'C16'));
	await in_doubt.send('C16', no_answer);
	comes(item('b', 'C16', false));
	expect(turned_up).not.toHaveBeenCalled();
	comes(item('c', 'C16\n'));
	comes(item('d', 'C16'));
	expect(turned_up.mock.calls).toEqual([[item('c', 'C16\n')]]);
});

test('what has other words is something else', async () => {
	const { in_doubt, turned_up, bring_text, comes } = form_among();
	await in_doubt.send('C16', no_answer);
	comes(item('a', 'C20'));
	expect(turned_up).not.toHaveBeenCalled();
	expect(bring_text).not.toHaveBeenCalled();
});

test('words that were changed and sent again leave the first in doubt too', async () => {
	const { in_doubt, turned_up, comes } = form_among();
	await in_doubt.send('C16', no_answer);
	await in_doubt.send('C20', no_answer);
	await in_doubt.send('C20', no_answer);
	comes(item('a', 'C16'), item('b', 'C20'));
	expect(turned_up.mock.calls).toEqual([[item('a', 'C16')], [item('b', 'C20')]]);
});

test('of what comes without a text the words are asked for', async () => {
	const { in_doubt, turned_up, bring_text, comes } = form_among();
	await in_doubt.send('C16', no_answer);
	comes(item('a', ''), item('b', '', false));
	expect(bring_text.mock.calls).toEqual([['a']]);
	expect(turned_up).not.toHaveBeenCalled();
	items = [item('a', 'C16')];
	flushSync();
	expect(turned_up).toHaveBeenCalledOnce();
});

test('nothing is in doubt any more once an answer came, and nothing turns up while one is awaited', async () => {
	const { in_doubt, turned_up, comes } = form_among();
	await in_doubt.send('C16', no_answer);
	await in_doubt.send('C16', async () => {
		comes(item('a', 'C16'));
		return {};
	});
	flushSync();
	expect(turned_up).not.toHaveBeenCalled();
});

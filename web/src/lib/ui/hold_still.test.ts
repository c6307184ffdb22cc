// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { hold_still } from './hold_still.ts';

const scrolled = vi.fn();
vi.stubGlobal('scrollBy', scrolled);
afterEach(() => {
	scrolled.mockClear();
	document.body.innerHTML = '';
});

/** A box that somebody is in, and where it stands on the screen. */
function box_in(element: 'form' | 'div') {
	document.body.innerHTML = `<${element}><input /></${element}>`;
	const box = document.querySelector('input')!;
	let top = 100;
	box.getBoundingClientRect = () => ({ top: box.isConnected ? top : 0 }) as DOMRect;
	box.focus();
	return { box, moves_to: (place: number) => (top = place) };
}

test('the box somebody is in stays where it is on the screen', async () => {
	const { moves_to } = box_in('form');
	await hold_still(() => moves_to(140));
	expect(scrolled).toHaveBeenCalledExactlyOnceWith({ top: 40, behavior: 'instant' });
});

test('nothing is scrolled where nothing moved, nor for whoever is in no form', async () => {
	box_in('form');
	await hold_still(() => undefined);
	const { moves_to } = box_in('div');
	await hold_still(() => moves_to(140));
	expect(scrolled).not.toHaveBeenCalled();
});

test('nothing is scrolled where the change took the box away', async () => {
	const { box } = box_in('form');
	await hold_still(() => box.remove());
	expect(scrolled).not.toHaveBeenCalled();
});

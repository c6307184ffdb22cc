import { tick } from 'svelte';

/**
 * Makes a change to the page while somebody may be typing: the form they are in stays where it is on the screen.
 * Browsers do this by themselves only while a page is scrolled, and not all of them.
 */
export async function hold_still(change: () => void) {
	const form = document.activeElement?.closest('form');
	const before = form?.getBoundingClientRect().top;
	change();
	if (!form || before === undefined) return;
	await tick();
	const moved = form.getBoundingClientRect().top - before;
	if (moved) scrollBy({ top: moved, behavior: 'instant' });
}

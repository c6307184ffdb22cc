import { tick } from 'svelte';

/**
 * Makes a change to the page while somebody may be typing: the box they are in stays where it is on the screen.
 * Browsers do this by themselves only while a page is scrolled, and not all of them.
 */
export async function hold_still(change: () => void) {
	const here = document.activeElement;
	const before = here?.closest('form') && here.getBoundingClientRect().top;
	change();
	if (!here || typeof before !== 'number') return;
	await tick();
	// The change may have taken the box away: then there is nothing to keep in its place.
	if (!here.isConnected) return;
	const moved = here.getBoundingClientRect().top - before;
	if (moved) scrollBy({ top: moved, behavior: 'instant' });
}

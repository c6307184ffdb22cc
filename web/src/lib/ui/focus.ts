import { tick } from 'svelte';

/** Moves the focus to the first field that says it is wrong, once the page shows it. */
export async function focus_wrong(form: HTMLElement) {
	await tick();
	form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** Goes to a thing on the page by its id, and lets a screen reader and the Tab key go on from there. */
export function look_at(id: string) {
	const element = document.getElementById(id);
	element?.scrollIntoView({ block: 'center' });
	element?.focus({ preventScroll: true });
}

/** Somebody is at work outside this part of the page. */
export function is_elsewhere(part: HTMLElement) {
	const here = document.activeElement;
	return Boolean(here) && here !== document.body && !part.contains(here);
}

/** `{@attach focus_here}`: takes the focus when it appears. */
export const focus_here = (element: HTMLElement) => element.focus();

/** `{@attach focus_first}`: takes the focus when the dialog it is in opens, before what stands above it. */
export const focus_first = (element: HTMLElement) => {
	element.autofocus = true;
};

/** `{@attach focus_at_once}`: takes the focus when it appears, on a page or in a dialog that opens with it. */
export const focus_at_once = (element: HTMLElement) => {
	focus_first(element);
	focus_here(element);
};

/** The field somebody begins with; of a group of radio buttons the one that is chosen. */
export const first_field = (part: HTMLElement) =>
	part.querySelector<HTMLElement>(
		':is(input:not([type="hidden"], [type="radio"]:not(:checked)), select, textarea):not([disabled])'
	);

/**
 * Gives the focus back to what opened a window that is gone. The browser does so only where the window is closed before
 * it leaves the page; and whoever went on elsewhere meanwhile stays there.
 */
export function give_back(opener: Element | null) {
	const is_lost = !document.activeElement || document.activeElement === document.body;
	if (is_lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}

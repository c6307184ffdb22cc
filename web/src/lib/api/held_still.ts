type TextBox = HTMLInputElement | HTMLTextAreaElement;

const text_boxes = (form: HTMLFormElement) =>
	[...form.querySelectorAll<TextBox>('textarea, input:not([type=radio], [type=checkbox])')].filter(
		({ readOnly }) => !readOnly
	);

/** A press that would change the form: of anything in it but a text, and a link that leads elsewhere. */
const would_change = (event: Event) =>
	event.target instanceof Element &&
	!event.target.closest('a, textarea, input:not([type=radio], [type=checkbox])');

/** Keys by which one goes elsewhere, and changes nothing. */
const goes_elsewhere = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
	ctrlKey ||
	metaKey ||
	altKey ||
	['Tab', 'Escape', 'Shift', 'PageUp', 'PageDown'].includes(key) ||
	/^F\d/.test(key);

/**
 * Keeps a form as it is while `act` sends it: what was typed, chosen or thrown away meanwhile would be shown as if it
 * had been sent, and would be lost. Texts can be selected and copied, and the focus stays where it is.
 */
export async function held_still<T>(form: HTMLFormElement, act: () => Promise<T>): Promise<T> {
	const held = new AbortController();
	const stop = (event: Event) => {
		if (!would_change(event) || (event instanceof KeyboardEvent && goes_elsewhere(event))) return;
		event.preventDefault();
		event.stopPropagation();
	};
	for (const what of ['click', 'mousedown', 'keydown'])
		form.addEventListener(what, stop, { capture: true, signal: held.signal });
	// No other way holds what a phone composes.
	const boxes = text_boxes(form);
	for (const box of boxes) box.readOnly = true;
	form.setAttribute('aria-busy', 'true');
	try {
		return await act();
	} finally {
		held.abort();
		for (const box of boxes) box.readOnly = false;
		form.removeAttribute('aria-busy');
	}
}

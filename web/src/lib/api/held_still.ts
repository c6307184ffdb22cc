/** Keys by which one goes elsewhere, and changes nothing. */
const harmless = new Set(['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta']);

/**
 * Keeps a form as it is while `act` sends it: what was typed, chosen or thrown away meanwhile would be shown as if it
 * had been sent, and would be lost. The focus stays where it is, and may go elsewhere.
 */
export async function held_still<T>(form: HTMLFormElement, act: () => Promise<T>): Promise<T> {
	const held = new AbortController();
	const stop = (event: Event) => {
		if (event instanceof KeyboardEvent && harmless.has(event.key)) return;
		event.preventDefault();
		event.stopPropagation();
	};
	for (const what of ['click', 'mousedown', 'keydown', 'beforeinput'])
		form.addEventListener(what, stop, { capture: true, signal: held.signal });
	form.setAttribute('aria-busy', 'true');
	try {
		return await act();
	} finally {
		held.abort();
		form.removeAttribute('aria-busy');
	}
}

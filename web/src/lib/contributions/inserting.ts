/** Puts words in the place of others as if they were typed: what listens hears of it, and undo takes it back. */
export function insert(box: HTMLTextAreaElement, from: number, to: number, text: string) {
	box.focus();
	box.setSelectionRange(from, to);
	// Deprecated, but nothing else leaves undo whole.
	if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
	box.setRangeText(text, from, to, 'end');
	box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** `onkeydown` of a box of many lines: Enter makes a line there, so Ctrl+Enter or Cmd+Enter sends its form. */
export function send_keys(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) {
	if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
	event.preventDefault();
	event.currentTarget.form?.requestSubmit();
}

/** The tools of the formatting bar that have a key, as in other places where one writes. */
const keys: Record<string, string> = { b: 'md-bold', i: 'md-italic', k: 'md-link' };

const is_apple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** The tool that this key presses: Ctrl with a letter, on a Mac the command key. */
export function tool_of(event: KeyboardEvent): string | undefined {
	const { ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
	const [held, other] = is_apple() ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
	if (!held || other || altKey || shiftKey || isComposing) return undefined;
	return keys[event.key.toLowerCase()];
}

/** How the key of a tool is written: "Ctrl+B", "⌘B"; undefined where it has none. */
export function key_of(tool: string): string | undefined {
	const letter = Object.keys(keys)
		.find((each) => keys[each] === tool)
		?.toUpperCase();
	return letter && (is_apple() ? `⌘${letter}` : `Ctrl+${letter}`);
}

/** What the last act did, said aloud and shown for a moment. The layout draws it with `Status.svelte`. */
let text = $state('');
let forget: ReturnType<typeof setTimeout>;

export const said = () => text;

export function say(sentence: string) {
	text = sentence;
	clearTimeout(forget);
	forget = setTimeout(() => (text = ''), 6000);
}

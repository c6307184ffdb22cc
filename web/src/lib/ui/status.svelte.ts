/** What the last act did, said aloud and shown for a moment. The layout draws it with `Status.svelte`. */
let last = $state.raw({ sentence: '' });
let forget: ReturnType<typeof setTimeout>;

/** The same sentence said once more is heard as another. */
export const said = () => last.sentence;

/** Milliseconds. */
const SHOWN_FOR = 6_000;

export function say(sentence: string) {
	last = { sentence };
	clearTimeout(forget);
	forget = setTimeout(unsay, SHOWN_FOR);
}

/** What was said holds no longer: somebody does something else, or is connected again. */
export function unsay() {
	clearTimeout(forget);
	if (last.sentence) last = { sentence: '' };
}

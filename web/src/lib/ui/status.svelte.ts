/** What the last act did, said aloud and shown for a moment. The layout draws it with `Status.svelte`. */
let last = $state.raw({ sentence: '' });
let forget: ReturnType<typeof setTimeout>;

/** The same sentence said once more is heard as another. */
export const said = () => last.sentence;

export function say(sentence: string) {
	last = { sentence };
	clearTimeout(forget);
	forget = setTimeout(() => (last = { sentence: '' }), 6000);
}

import type { Problem } from '#lib/api/problem.ts';

type Own = { id: string; text: string; may: { edit: boolean } };

/**
 * What somebody sent while no answer came: it may have arrived all the same, and then it turns up among what stands
 * on the page. Made while a component starts.
 */
export class InDoubt<T extends Own> {
	#sent = $state.raw<{ text: string; before: Set<string> }>();
	#items: () => T[];

	/** `items` are those among which it would be; `bring_text` reads the words of one that came without. */
	constructor(items: () => T[], bring_text: (id: string) => unknown, turned_up: (item: T) => void) {
		this.#items = items;
		$effect(() => {
			const sent = this.#sent;
			if (!sent) return;
			const mine = items().filter(({ id, may }) => may.edit && !sent.before.has(id));
			const found = mine.find(({ text }) => text.trim() === sent.text.trim());
			if (found) {
				this.#sent = undefined;
				turned_up(found);
			} else {
				for (const { id, text } of mine) if (!text) void bring_text(id);
			}
		});
	}

	/** Call it as the text is sent; and what comes of it with what went wrong, if anything did. */
	sends(text: string) {
		const before = new Set(this.#items().map(({ id }) => id));
		this.#sent = undefined;
		return (problem?: Problem) => {
			if (problem?.code === 'offline') this.#sent = { text, before };
		};
	}
}

import { untrack } from 'svelte';
import type { Problem } from '#lib/api/problem.ts';

type Own = { id: string; text: string; may: { edit: boolean } };
type Doubt = { text: string; before: Set<string> };

/**
 * What somebody sent while no answer came: it may have arrived all the same, and then it turns up among what stands
 * on the page. Made while a component starts.
 */
export class InDoubt<T extends Own> {
	#doubts = $state.raw<Doubt[]>([]);
	#is_under_way = $state(false);
	#items: () => T[];

	/** `items` are those among which it would be; `bring_text` reads the words of one that came without. */
	constructor(items: () => T[], bring_text: (id: string) => unknown, turned_up: (item: T) => void) {
		this.#items = items;
		$effect(() => {
			if (this.#is_under_way) return;
			for (const doubt of this.#doubts) {
				const mine = items().filter(({ id, may }) => may.edit && !doubt.before.has(id));
				const found = mine.find(({ text }) => text.trim() === doubt.text.trim());
				if (found) {
					// The others are looked for anew after this.
					this.#doubts = this.#doubts.filter((each) => each !== doubt);
					return untrack(() => turned_up(found));
				}
				for (const { id, text } of mine) if (!text) void bring_text(id);
			}
		});
	}

	/** Sends the text. What was in doubt is so no longer once any answer comes, and nothing turns up before. */
	async send<R extends { problem?: Problem }>(text: string, act: () => Promise<R>): Promise<R> {
		const before = new Set(this.#items().map(({ id }) => id));
		this.#is_under_way = true;
		try {
			const outcome = await act();
			if (outcome.problem?.code !== 'offline') this.#doubts = [];
			else if (!this.#doubts.some((doubt) => doubt.text === text))
				this.#doubts = [...this.#doubts, { text, before }];
			return outcome;
		} finally {
			this.#is_under_way = false;
		}
	}
}

import { attempt } from './client.ts';

const PAUSE = 250;

/** Some of those that have the letters, and whether there are more: as a `next` page, or said. */
type Found<T> = { items: T[]; next?: string; more?: boolean };
export type AskByLetters<T> = (
	letters: string,
	signal: AbortSignal
) => Parameters<typeof attempt<Found<T>>>[0];

/**
 * What is found by the letters that somebody types, from `shortest` of them on, once they pause. An older reply never
 * replaces a newer one. Made while a component starts.
 */
export class FoundByLetters<T> {
	typed = $state('');
	/** Nothing before there is an answer to what is typed. */
	items = $state.raw<T[]>();
	has_more = $state(false);
	problem = $state('');

	constructor(ask: AskByLetters<T>, shortest = 1) {
		$effect(() => {
			const letters = this.typed.trim();
			this.#show();
			if (letters.length < shortest) return;
			const stop = new AbortController();
			const soon = setTimeout(async () => {
				const { data, problem } = await attempt(ask(letters, stop.signal));
				if (!stop.signal.aborted) this.#show(data, problem?.sentence);
			}, PAUSE);
			return () => {
				clearTimeout(soon);
				stop.abort();
			};
		});
	}

	#show(found?: Found<T>, problem = '') {
		this.items = found?.items;
		this.has_more = Boolean(found?.next ?? found?.more);
		this.problem = problem;
	}
}

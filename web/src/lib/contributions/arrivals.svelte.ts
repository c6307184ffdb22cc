import { SvelteSet } from 'svelte/reactivity';

/**
 * What arrived from somebody else while the page was open; and, for who may accept an answer, that the accepted one was
 * withdrawn, or is there again to be chosen. `id` is where to look: a loss has the question's.
 */
export type Arrival =
	| { kind: 'answer' | 'comment' | 'return'; by: string; id: string }
	| { kind: 'acceptance' | 'loss'; id: string };

const kinds: Arrival['kind'][] = ['answer', 'comment', 'return', 'acceptance'];
const key_of = ({ kind, id }: Pick<Arrival, 'kind' | 'id'>) => `${kind}:${id}`;

/** What is still to be said of what arrived, and what bears the mark of it: neither outlives what it is about. */
export class Arrivals {
	/** What arrived last, until it was seen or sent away. */
	latest = $state.raw<Arrival>();
	#fresh = new SvelteSet<string>();

	arrived = (arrival: Arrival) => {
		this.latest = arrival;
		this.#fresh.add(key_of(arrival));
	};

	/** It was taken back, or went. An answer that is new as well keeps its mark when it is accepted no longer. */
	went = (kind: Arrival['kind'], id: string) => {
		const gone: Arrival['kind'][] = kind === 'answer' ? ['answer', 'return'] : [kind];
		for (const each of gone) this.#fresh.delete(key_of({ kind: each, id }));
		if (this.latest?.id === id && gone.includes(this.latest.kind)) this.dismiss();
	};

	dismiss = () => (this.latest = undefined);

	is_fresh(id: string) {
		return kinds.some((kind) => this.#fresh.has(key_of({ kind, id })));
	}
}

import { SvelteSet } from 'svelte/reactivity';

/** What arrived from somebody else while the page was open. */
export type Arrival =
	{ kind: 'answer' | 'comment'; by: string; id: string } | { kind: 'acceptance'; id: string };

const kinds: Arrival['kind'][] = ['answer', 'comment', 'acceptance'];
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
		this.#fresh.delete(key_of({ kind, id }));
		if (this.latest?.id === id && this.latest.kind === kind) this.dismiss();
	};

	dismiss = () => (this.latest = undefined);

	is_fresh(id: string) {
		return kinds.some((kind) => this.#fresh.has(key_of({ kind, id })));
	}
}

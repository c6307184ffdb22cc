import { attempt } from './client.ts';
import { keep_reading, take_up, type Page, type Place } from './kept_reading.ts';
import type { Problem } from './problem.ts';

type Read<T> = (after: string) => Parameters<typeof attempt<Page<T>>>[0];

/**
 * A list that is read a page at a time. `read` asks for the page after a cursor. With a `place` it is as long as it
 * was when one goes back to it.
 */
export class Listing<T> {
	items = $state.raw<T[]>([]);
	next = $state<string>();
	reading = $state(false);
	problem = $state.raw<Problem>();
	#read: Read<T>;
	#place?: Place<T>;

	constructor(first: Page<T>, read: Read<T>, place?: Place<T>) {
		const { items, next } = place ? take_up(place, first) : first;
		this.items = items;
		this.next = next;
		this.#read = read;
		this.#place = place;
	}

	async more() {
		if (!this.next || this.reading) return;
		this.reading = true;
		const { data, problem } = await attempt(this.#read(this.next));
		this.reading = false;
		this.problem = problem;
		if (!data) return;
		this.items = [...this.items, ...data.items];
		this.next = data.next;
		this.#keep();
	}

	/** Shows an item that is in the list as it is now, where it stands. */
	put(changed: T) {
		const place = this.#place;
		if (!place) return;
		const known = place.key(changed);
		this.items = this.items.map((each) => (place.key(each) === known ? changed : each));
		this.#keep();
	}

	#keep() {
		if (this.#place) keep_reading(this.#place, { items: this.items, next: this.next });
	}
}

/** Every page of a short list, such as the communities one may ask in. */
export async function all_of<T>(read: (after?: string) => Promise<Page<T>>): Promise<T[]> {
	const items: T[] = [];
	let after: string | undefined;
	do {
		const page = await read(after);
		items.push(...page.items);
		after = page.next;
	} while (after);
	return items;
}

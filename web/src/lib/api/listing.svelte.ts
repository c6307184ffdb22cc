import { attempt } from './client.ts';
import { keep_reading, read_on, take_up, type Page, type Place } from './kept_reading.ts';
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

	/** Shows a first page that was read afresh, and behind it what was read on. */
	renew(first: Page<T>) {
		const place = this.#place;
		if (!place) return;
		const { items, next } = read_on(first, { items: this.items, next: this.next }, place.key);
		this.items = items;
		this.next = next;
		this.#keep();
	}

	#keep() {
		if (this.#place) keep_reading(this.#place, { items: this.items, next: this.next });
	}
}

type ReadPage<T> = (after?: string) => Promise<Page<T>>;

/** Every page of a short list, such as the communities one may ask in. */
export const all_of = <T>(read: ReadPage<T>): Promise<T[]> => first_of(read, () => true);

/** Those that stand first in a list, as far as they are `wanted`: no page beyond the last of them is read. */
export async function first_of<T>(read: ReadPage<T>, wanted: (item: T) => boolean): Promise<T[]> {
	const items: T[] = [];
	let after: string | undefined;
	do {
		const page = await read(after);
		const good = page.items.filter(wanted);
		items.push(...good);
		after = good.length === page.items.length ? page.next : undefined;
	} while (after);
	return items;
}

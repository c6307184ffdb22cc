import { attempt } from './client.ts';
import type { Problem } from './problem.ts';

type Page<T> = { items: T[]; next?: string };
type Read<T> = (after: string) => Parameters<typeof attempt<Page<T>>>[0];

/** A list that is read a page at a time. `read` asks for the page after a cursor. */
export class Listing<T> {
	items = $state.raw<T[]>([]);
	next = $state<string>();
	reading = $state(false);
	problem = $state.raw<Problem>();
	#read: Read<T>;

	constructor(first: Page<T>, read: Read<T>) {
		this.items = first.items;
		this.next = first.next;
		this.#read = read;
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

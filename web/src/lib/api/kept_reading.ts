/** A list as far as it was read. */
export type Page<T> = { items: T[]; next?: string };

/** Which list of its page it is, and by what its items are known. */
export type Place<T> = { name: string; key: (item: T) => string };

/** For a list of things with ids. */
export const by_id = (name: string): Place<{ id: string }> => ({ name, key: ({ id }) => id });

/**
 * A fresh first page, and what was read on behind it before: all after the last item that stands in both. A thing
 * that moved up, or was taken away, stands nowhere twice.
 */
export function read_on<T>(fresh: Page<T>, before: Page<T>, key: (item: T) => string): Page<T> {
	if (!fresh.next) return fresh;
	const there = new Set(fresh.items.map(key));
	const places = new Map(before.items.map((item, at) => [key(item), at]));
	const last = fresh.items.findLast((item) => places.has(key(item)));
	if (last === undefined) return fresh;
	const rest = before.items.slice(places.get(key(last))! + 1).filter((item) => !there.has(key(item)));
	return rest.length ? { items: [...fresh.items, ...rest], next: before.next } : fresh;
}

type Kept = { page: Page<unknown>; visit: number };

/** Enough for a way back through many lists; it goes with the tab, as what was read offline does not. */
const MOST = 40;
const lists = new Map<string, Kept>();
/** Grows with every step back or forward. */
let visit = 0;
if ('addEventListener' in globalThis) addEventListener('popstate', () => (visit += 1));

const entry = (): string | undefined => history.state?.reading;

/** Marks the entry of the history that one stands on. The mark goes where another page takes its place. */
function marked_entry(): string {
	const known = entry();
	if (known) return known;
	const mark = `${performance.timeOrigin}-${performance.now()}`;
	history.replaceState({ ...history.state, reading: mark }, '');
	return mark;
}

/** Forgets all of them: somebody else reads in this tab from now on. */
export const forget_reading = () => lists.clear();

/** What was read on in this list stays, for who comes back to it. */
export function keep_reading<T>({ name }: Place<T>, page: Page<T>) {
	lists.set(`${marked_entry()} ${name}`, { page, visit });
	const [oldest] = lists.keys();
	if (lists.size > MOST && oldest) lists.delete(oldest);
}

/**
 * The first page, with what was read on when one stood here before. A page that reads itself again while one stays
 * on it begins anew: something was done there.
 */
export function take_up<T>({ name, key }: Place<T>, first: Page<T>): Page<T> {
	const known = entry() && lists.get(`${entry()} ${name}`);
	if (!known) return first;
	if (known.visit === visit) {
		lists.delete(`${entry()} ${name}`);
		return first;
	}
	known.visit = visit;
	return read_on(first, known.page as Page<T>, key);
}

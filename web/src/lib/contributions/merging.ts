import type { Question } from '#lib/api/client.ts';

export type Versioned = { id: string; version: number };
type State = Question['state'];

/** It was withdrawn, or is no longer. */
export function changes_sides(live: { state: State }, known?: { state: State }) {
	return live.state === 'withdrawn' || (known !== undefined && known.state !== live.state);
}

type Rendered = { revision: number; html: string };

/** The HTML that a message brings: its own, or, where that was too long to send, what is known of this revision. */
export function html_of(live: Omit<Rendered, 'html'> & { html?: string }, known?: Rendered) {
	return live.html ?? (known?.revision === live.revision ? known.html : undefined);
}

/** In its own place when it was there, at the end when it is new. */
export function put<T extends Versioned>(list: T[], item: T): T[] {
	return list.some(({ id }) => id === item.id)
		? list.map((each) => (each.id === item.id ? item : each))
		: [...list, item];
}

/**
 * The fresh items in the order the page already has; new ones follow. The newer of two versions wins. An item that
 * is missing among the fresh ones stays only where `stays` says so.
 */
export function in_place<T extends Versioned>(before: T[], fresh: T[], stays: (old: T) => boolean): T[] {
	const by_id = new Map(fresh.map((item) => [item.id, item]));
	const kept = before.flatMap((old) => {
		const item = by_id.get(old.id);
		by_id.delete(old.id);
		if (!item) return stays(old) ? [old] : [];
		return [old.version > item.version ? old : item];
	});
	return [...kept, ...by_id.values()];
}

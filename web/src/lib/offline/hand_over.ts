import type { Problem } from '#lib/api/problem.ts';
import { drop_draft, keep_draft, read_draft, read_drafts } from './drafts.ts';
import { hand_over, remove, tell_all_thrown_away } from './server_drafts.ts';

/** The forms that are open on this page: they hand over for themselves. */
export const open_places = new Set<string>();

/** What stands on this device and not on the server, by key. */
export async function read_unhanded() {
	return new Map([...(await read_drafts())].filter(([, { is_handed }]) => !is_handed));
}

let under_way: Promise<void> | undefined;

/** Sends what was written while nobody could be reached, in forms that are closed by now. */
export const hand_over_all = () => (under_way ??= send_all().finally(() => (under_way = undefined)));

async function send_all() {
	if (navigator.onLine === false) return;
	await tell_all_thrown_away();
	for (const [key, draft] of await read_unhanded()) {
		if (open_places.has(key)) continue;
		const done = await hand_over(key, draft);
		if (!done) continue;
		// Opened meanwhile, so whoever writes there knows better.
		if (open_places.has(key)) continue;
		await keep_draft(key, {
			...draft,
			values: done.later ?? draft.values,
			follows: done.id,
			is_handed: true
		});
	}
}

/** Throws away a draft that nobody is writing on, here and on the server; the problem where that could not be reached. */
export async function discard_everywhere(place: string, id: string): Promise<Problem | undefined> {
	const { problem } = await remove(place, id);
	if (problem) return problem;
	const own = await read_draft(place).catch(() => undefined);
	if (own?.is_handed && own.follows === id) await drop_draft(place);
	return undefined;
}

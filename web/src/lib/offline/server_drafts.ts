import { api, attempt, type PlacedDraft } from '#lib/api/client.ts';
import type { KeptDraft } from './drafts.ts';
import { left_behind } from './left_behind.ts';
import { device_shelf } from './shelf.ts';

/** What stands on the server where something is being written, and what was put aside there. */
export type There<T> = { draft?: ServerDraft<T>; earlier: ServerDraft<T>[] };
export type ServerDraft<T> = { id: string; values: T; typed_at: string };

/** What came of handing over: `later` is what stands there where a later key was pressed elsewhere. */
export type Handed<T> = { id: string; later?: T; earlier: number };

/** What was posted or thrown away, until the server knows: then it does not come back as a draft. */
const THROWN_AWAY = 'thrown-away:';
const longest_line = 200;
/** What is longer stays on its device: it could not be posted either. */
const longest_form = 100_000;
/** A year: whatever is older than that is just old. */
const oldest = 366 * 24 * 3600 * 1000;

/** Undefined where nobody can say. */
export async function read_there<T>(place: string): Promise<There<T> | undefined> {
	if (!(await tell_thrown_away(place))) return undefined;
	const { data } = await attempt(api.GET('/me/drafts/{place}', { params: { path: { place } } }));
	return (
		data && { draft: data.draft && read<T>(data.draft), earlier: data.earlier.map((each) => read<T>(each)) }
	);
}

const read = <T>({ id, form, typed_at }: PlacedDraft) => ({ id, typed_at, values: JSON.parse(form) as T });

/** Undefined where it did not get there: it stays on the device, and is sent another time. */
export async function hand_over<T extends object>(
	place: string,
	draft: KeptDraft<T>
): Promise<Handed<T> | undefined> {
	const form = JSON.stringify(draft.values);
	if (form.length > longest_form || !(await tell_thrown_away(place))) return undefined;
	const about = left_behind(new Map([[place, draft]]))[0];
	const age = Math.min(Math.max(Date.now() - (draft.typed_at ?? 0), 0), oldest);
	const body = {
		form,
		title: about?.title?.slice(0, longest_line) ?? '',
		page: about?.href?.slice(0, longest_line) ?? '',
		age,
		follows: draft.follows
	};
	const { data } = await attempt(api.PUT('/me/drafts/{place}', { params: { path: { place } }, body }));
	if (!data) return undefined;
	const { id, stands, earlier } = data;
	if (stands) return { id, earlier };
	const there = await read_there<T>(place);
	return there?.draft && { id: there.draft.id, later: there.draft.values, earlier };
}

/** Removes a draft from the server now, or says why not. */
export const remove = (place: string, draft: string) =>
	attempt(api.DELETE('/me/drafts/{place}/{draft}', { params: { path: { place, draft } } }));

/** Removes a draft from the server, now or as soon as it can be reached. */
export async function throw_away(place: string, id: string) {
	device_shelf.keep(THROWN_AWAY + place, id);
	await tell_thrown_away(place);
}

/** False where the server does not know yet what was thrown away at this place. */
async function tell_thrown_away(place: string): Promise<boolean> {
	if (navigator.onLine === false) return false;
	const draft = device_shelf.read(THROWN_AWAY + place);
	if (!draft) return true;
	const { problem } = await remove(place, draft);
	if (problem) return false;
	if (device_shelf.read(THROWN_AWAY + place) === draft) device_shelf.drop(THROWN_AWAY + place);
	return true;
}

const thrown_away = () => device_shelf.names().filter((name) => name.startsWith(THROWN_AWAY));

export const tell_all_thrown_away = () =>
	Promise.all(thrown_away().map((name) => tell_thrown_away(name.slice(THROWN_AWAY.length))));

export const forget_thrown_away = () => thrown_away().forEach(device_shelf.drop);

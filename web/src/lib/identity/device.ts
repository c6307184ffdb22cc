import { forget_reading } from '#lib/api/kept_reading.ts';
import { forget_drafts } from '#lib/offline/drafts.ts';
import { device_shelf, tab_shelf } from '#lib/offline/shelf.ts';

/** What this browser keeps of one person. */
const ACCOUNT = 'account';

/** True where somebody signed in on this device before and did not sign out: worth asking who it is. */
export const knows_somebody = () => device_shelf.read(ACCOUNT) !== null;

/** Call when it is known who is signed in. What anybody else left on this device is removed first. */
export async function remember_account(id: string) {
	if (device_shelf.read(ACCOUNT) === id) return;
	await forget_what_was_kept();
	device_shelf.keep(ACCOUNT, id);
}

/** Removes drafts and everything read from this device, and what this tab holds. */
export async function forget_person() {
	tab_shelf.clear();
	await forget_what_was_kept();
}

async function forget_what_was_kept() {
	device_shelf.drop(ACCOUNT);
	device_shelf.drop('look');
	forget_reading();
	const kept = 'caches' in globalThis ? caches.delete('reading') : undefined;
	await Promise.allSettled([forget_drafts(), kept]);
}

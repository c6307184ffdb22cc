import { forget_drafts } from '#lib/offline/drafts.ts';

/** What this browser keeps of one person. */
const ACCOUNT = 'account';

/** True where somebody signed in on this device before and did not sign out: worth asking who it is. */
export const knows_somebody = () => localStorage.getItem(ACCOUNT) !== null;

/** Call when it is known who is signed in. What anybody else left on this device is removed first. */
export async function remember_account(id: string) {
	if (localStorage.getItem(ACCOUNT) === id) return;
	await forget_what_was_kept();
	localStorage.setItem(ACCOUNT, id);
}

/** Removes drafts and everything read from this device, and what this tab holds. */
export async function forget_person() {
	sessionStorage.clear();
	await forget_what_was_kept();
}

async function forget_what_was_kept() {
	localStorage.removeItem(ACCOUNT);
	localStorage.removeItem('look');
	const kept = 'caches' in globalThis ? caches.delete('reading') : undefined;
	await Promise.allSettled([forget_drafts(), kept]);
}

import { forget_drafts } from '#lib/offline/drafts.ts';

/** What this browser keeps of one person. */
const ACCOUNT = 'account';

/** True where somebody signed in on this device before and did not sign out: worth asking who it is. */
export const knows_somebody = () => localStorage.getItem(ACCOUNT) !== null;

/** Call when it is known who is signed in. What another person left behind is removed first. */
export async function remember_account(id: string) {
	const last = localStorage.getItem(ACCOUNT);
	if (last === id) return;
	if (last !== null) await forget_person();
	localStorage.setItem(ACCOUNT, id);
}

/** Removes drafts and everything read from this device. */
export async function forget_person() {
	localStorage.removeItem(ACCOUNT);
	localStorage.removeItem('look');
	sessionStorage.clear();
	const kept = 'caches' in globalThis ? caches.delete('reading') : undefined;
	await Promise.allSettled([forget_drafts(), kept]);
}

import type { Me } from '#lib/api/client.ts';
import { preferred_language, speak } from '#lib/i18n/index.svelte.ts';
import { device_shelf } from '#lib/offline/shelf.ts';

/**
 * Language and look belong to the account. This device keeps a copy, so that the first paint is already right
 * and the sign-in page speaks the language of whoever was here last.
 */
export type Look = Me['look'];

export function show_look(look: Look) {
	device_shelf.keep('look', look);
	apply_look();
}

export function apply_look() {
	const look = device_shelf.read('look') ?? 'system';
	if (look === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = look;
}

/** Follows what the account says, where this device remembered something else. */
export async function follow_preferences(me: Me) {
	show_look(me.look);
	device_shelf.keep('language', me.language);
	if (me.language !== document.documentElement.lang) await speak(preferred_language());
}

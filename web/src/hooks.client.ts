import type { HandleClientError } from '@sveltejs/kit/hooks';
import { apply_look } from '#lib/app/preferences.ts';
import { preferred_language } from '#lib/i18n/index.svelte.ts';

/** Before the first request: it carries the language, and the page must not flash in the other look. */
export function init() {
	document.documentElement.lang = preferred_language();
	apply_look();
}

/** A request that never arrived is a `TypeError` of fetch; everything else is a fault of ours. */
export const handleError: HandleClientError = ({ error }) => {
	const unreachable = error instanceof TypeError && (!navigator.onLine || /fetch/i.test(error.message));
	return { message: '', code: unreachable ? 'offline' : 'unknown' };
};

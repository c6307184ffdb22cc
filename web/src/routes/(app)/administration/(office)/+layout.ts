import { preferred_language, speak } from '#lib/i18n/index.svelte.ts';
import type { LayoutLoad } from './$types';

/** Whoever comes here from another page has only what that one says. */
export const load: LayoutLoad = () => speak(preferred_language(), 'office');

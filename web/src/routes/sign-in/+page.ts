import { api, attempt } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

/** Where one wanted to go. Only a path of our own: never another site. */
export const load: PageLoad = async ({ fetch, url }) => {
	const to = url.searchParams.get('to') ?? '/';
	const { data: organisation } = await attempt(api.GET('/organisation', { fetch }));
	return {
		to: /^\/(?![/\\])/.test(to) ? to : '/',
		was_signed_out: url.searchParams.has('ended'),
		organisation
	};
};

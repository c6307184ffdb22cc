import { match } from '$app/paths';
import { api, attempt } from '#lib/api/client.ts';
import { destination } from '#lib/identity/destination.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const has_page = async (path: string) => (await match(path)) !== null;
	const [to, { data: organisation }] = await Promise.all([
		destination(url.searchParams.get('to'), url.origin, has_page),
		attempt(api.GET('/organisation', { fetch }))
	]);
	return { to, was_signed_out: url.searchParams.has('ended'), organisation };
};

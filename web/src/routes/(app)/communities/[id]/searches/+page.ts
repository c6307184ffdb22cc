import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const path = { community: params.id };
	const [community, searches] = await Promise.all([
		shown(api.GET('/communities/{community}', { fetch, params: { path } })),
		shown(api.GET('/communities/{community}/failed_searches', { fetch, params: { path } }))
	]);
	return { community, searches };
};

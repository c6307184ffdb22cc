import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	return {
		profile: await shown(api.GET('/profiles/{person}', { fetch, params: { path: { person: me.id } } }))
	};
};

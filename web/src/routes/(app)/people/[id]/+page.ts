import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	profile: await shown(api.GET('/profiles/{person}', { fetch, params: { path: { person: params.id } } }))
});

import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const client = url.searchParams.get('client') || undefined;
	const [clients, arrivals, refusals] = await Promise.all([
		shown(api.GET('/record_clients', { fetch })),
		shown(api.GET('/records/arrivals', { fetch })),
		shown(api.GET('/records/refusals', { fetch, params: { query: { client } } }))
	]);
	return { client, clients, arrivals, refusals };
};

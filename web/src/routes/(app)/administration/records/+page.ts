import { api, shown } from '#lib/api/client.ts';
import { open_records } from '#lib/learning_records/open_records.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	await open_records(parent);
	const client = url.searchParams.get('client') || undefined;
	const [clients, arrivals, refusals] = await Promise.all([
		shown(api.GET('/record_clients', { fetch })),
		shown(api.GET('/records/arrivals', { fetch })),
		shown(api.GET('/records/refusals', { fetch, params: { query: { client } } }))
	]);
	return { client, clients, arrivals, refusals };
};

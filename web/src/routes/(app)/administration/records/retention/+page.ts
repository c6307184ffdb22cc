import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const [rules, runs, counts, clients] = await Promise.all([
		shown(api.GET('/records/retention_rules', { fetch })),
		shown(api.GET('/records/retention_runs', { fetch })),
		shown(api.GET('/records/counts', { fetch })),
		shown(api.GET('/record_clients', { fetch }))
	]);
	const counted = new Set(counts.clients.map(({ id }) => id));
	const silent = clients.items.filter(({ id }) => !counted.has(id));
	const programs = [...counts.clients, ...silent.map(({ id, name }) => ({ id, name, number: 0 }))];
	return { rules, runs, programs, verbs: counts.verbs };
};

import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const [rules, runs, counts] = await Promise.all([
		shown(api.GET('/records/retention_rules', { fetch })),
		shown(api.GET('/records/retention_runs', { fetch })),
		shown(api.GET('/records/counts', { fetch }))
	]);
	// Of some that have a rule there may be nothing left.
	const counted = new Set(counts.clients.map(({ id }) => id));
	const silent = rules.items.flatMap(({ client, client_name }) =>
		client && !counted.has(client) ? [{ id: client, name: client_name ?? client, number: 0 }] : []
	);
	const programs = [...counts.clients, ...new Map(silent.map((each) => [each.id, each])).values()];
	return { rules, runs, programs, verbs: counts.verbs };
};

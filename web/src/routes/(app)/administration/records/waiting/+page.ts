import { api, shown } from '#lib/api/client.ts';
import { open_records } from '#lib/learning_records/open_records.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	await open_records(parent);
	const [waiting, mapped, unproved] = await Promise.all([
		shown(api.GET('/agents/waiting', { fetch })),
		shown(api.GET('/agents/mapped', { fetch })),
		shown(api.GET('/people/unproved', { fetch }))
	]);
	return { waiting, mapped, unproved };
};

import { api, shown } from '#lib/api/client.ts';
import { open_records } from '#lib/learning_records/open_records.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	await open_records(parent);
	return { switches: await shown(api.GET('/own_records', { fetch })) };
};

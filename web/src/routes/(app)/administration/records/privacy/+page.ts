import { api, shown } from '#lib/api/client.ts';
import { open_records } from '#lib/learning_records/open_records.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	await open_records(parent);
	const erasures = await shown(api.GET('/records/erasures', { fetch }));
	return { erasures, code: url.searchParams.get('code') ?? '' };
};

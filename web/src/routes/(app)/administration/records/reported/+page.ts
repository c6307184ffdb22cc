import { api, shown } from '#lib/api/client.ts';
import { open_records } from '#lib/learning_records/open_records.ts';
import { asked, choice_in } from '#lib/learning_records/choice.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	await open_records(parent);
	const choice = choice_in(url.searchParams);
	const params = { query: asked(choice) };
	const [counts, count, records] = await Promise.all([
		shown(api.GET('/records/counts', { fetch })),
		shown(api.GET('/records/number', { fetch, params })),
		shown(api.GET('/records', { fetch, params }))
	]);
	return { choice, counts, count, records };
};

import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import { asked, choice_in } from '#lib/learning_records/choice.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const choice = choice_in(url.searchParams);
	const params = { query: asked(choice) };
	const [counts, count, records] = await Promise.all([
		shown(api.GET('/records/counts', { fetch })),
		shown(api.GET('/records/number', { fetch, params })),
		shown(api.GET('/records', { fetch, params }))
	]);
	return { choice, counts, count, records };
};

import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent, url }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const path = { import: params.id };
	const named = url.searchParams.get('named')?.trim() || undefined;
	const [{ about }, people] = await Promise.all([
		shown(api.GET('/imports/{import}', { fetch, params: { path } })),
		shown(api.GET('/imports/{import}/people', { fetch, params: { path, query: { named } } }))
	]);
	return { about, people, named };
};

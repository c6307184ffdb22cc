import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const path = { import: params.id };
	const [page, down_voted] = await Promise.all([
		shown(api.GET('/imports/{import}', { fetch, params: { path } })),
		shown(api.GET('/imports/{import}/down_voted', { fetch, params: { path } }))
	]);
	return { ...page, down_voted };
};

import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const [waiting, mapped, unproved] = await Promise.all([
		shown(api.GET('/agents/waiting', { fetch })),
		shown(api.GET('/agents/mapped', { fetch })),
		shown(api.GET('/people/unproved', { fetch }))
	]);
	return { waiting, mapped, unproved };
};

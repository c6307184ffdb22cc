import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	return { units: (await shown(api.GET('/units', { fetch }))).items };
};

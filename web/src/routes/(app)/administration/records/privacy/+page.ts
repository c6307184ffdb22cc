import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const erasures = await shown(api.GET('/records/erasures', { fetch }));
	return { erasures, code: url.searchParams.get('code') ?? '' };
};

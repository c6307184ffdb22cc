import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const q = url.searchParams.get('q')?.trim() ?? '';
	return { q, hits: q ? await shown(api.GET('/search', { fetch, params: { query: { q } } })) : undefined };
};

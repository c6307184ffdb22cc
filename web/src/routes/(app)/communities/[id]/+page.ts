import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const path = { community: params.id };
	const show = url.searchParams.get('show') === 'unanswered' ? ('unanswered' as const) : ('newest' as const);
	const community = await shown(api.GET('/communities/{community}', { fetch, params: { path } }));
	const { may, id } = community;
	const questions = may.read
		? await shown(api.GET('/questions', { fetch, params: { query: { show, community: id } } }))
		: { items: [] };
	return { community, show, questions };
};

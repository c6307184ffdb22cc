import { api, attempt, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
	const path = { community: params.id };
	const show = url.searchParams.get('show') === 'unanswered' ? ('unanswered' as const) : ('newest' as const);
	const community = await shown(api.GET('/communities/{community}', { fetch, params: { path } }));
	const { may, id } = community;
	const [questions, requests] = await Promise.all([
		may.read
			? shown(api.GET('/questions', { fetch, params: { query: { show, community: id } } }))
			: Promise.resolve({ items: [] }),
		may.facilitate
			? attempt(api.GET('/communities/{community}/requests', { fetch, params: { path } }))
			: undefined
	]);
	return { community, show, questions, requests: requests?.data?.items.length ?? 0 };
};

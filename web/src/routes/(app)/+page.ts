import { api, attempt, shown, type Community } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

const filters = ['newest', 'unanswered', 'mine'] as const;

export const load: PageLoad = async ({ fetch, url, parent }) => {
	const wanted = url.searchParams.get('show');
	const show = filters.find((each) => each === wanted) ?? 'newest';
	const [questions, communities, { me }] = await Promise.all([
		shown(api.GET('/questions', { fetch, params: { query: { show } } })),
		// What stands beside the list may be missing without taking the page along.
		attempt(api.GET('/communities', { fetch })),
		parent()
	]);
	const is_mine = ({ standing }: Community) => standing === 'member' || standing === 'facilitator';
	return {
		show,
		questions,
		communities: communities.data?.items.filter(is_mine) ?? [],
		waiting:
			show === 'newest' ? questions.items.find(({ answers, by }) => !answers && by.id !== me.id) : undefined
	};
};

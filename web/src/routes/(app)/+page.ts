import { api, shown, type QuestionSummary } from '#lib/api/client.ts';
import { all_of } from '#lib/api/listing.svelte.ts';
import { own_communities } from '#lib/communities/own_communities.ts';
import { without_own } from '#lib/contributions/waiting_for_me.ts';
import type { PageLoad } from './$types';

const filters = ['newest', 'unanswered', 'followed', 'mine'] as const;

export const load: PageLoad = async ({ fetch, url, parent }) => {
	const wanted = url.searchParams.get('show');
	const show = filters.find((each) => each === wanted) ?? 'newest';
	const [questions, communities, own, { me }] = await Promise.all([
		shown(api.GET('/questions', { fetch, params: { query: { show } } })),
		// What stands beside the list may be missing without taking the page along.
		own_communities(fetch).catch(() => undefined),
		all_of((after) => shown(api.GET('/me/unanswered', { fetch, params: { query: { after } } }))).catch(
			() => []
		),
		parent()
	]);
	const nobody_answered = ({ answers, by }: QuestionSummary) => !answers && by.id !== me.id;
	const mine = without_own(communities ?? [], own);
	const at_mine = ({ community }: QuestionSummary) => mine.some(({ id }) => id === community.id);
	const waiting = questions.items.filter(nobody_answered);
	return {
		show,
		questions,
		communities: mine,
		is_in_none: communities?.length === 0,
		// Of what is new, the one that waits longest, one's own communities first.
		waiting: show === 'newest' ? (waiting.findLast(at_mine) ?? waiting.at(-1)) : undefined
	};
};

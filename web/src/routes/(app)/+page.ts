import { api, shown, type HomeItem } from '#lib/api/client.ts';
import { all_of } from '#lib/api/listing.svelte.ts';
import { own_communities } from '#lib/communities/own_communities.ts';
import { without_own } from '#lib/contributions/waiting_for_me.ts';
import type { PageLoad } from './$types';

const filters = ['for_you', 'newest', 'unanswered', 'followed', 'mine'] as const;

export const load: PageLoad = async ({ fetch, url, parent }) => {
	const wanted = url.searchParams.get('show');
	const show = filters.find((each) => each === wanted) ?? 'for_you';
	const [home, questions, communities, own, { me }] = await Promise.all([
		show === 'for_you' ? shown(api.GET('/home', { fetch })) : undefined,
		show === 'for_you' ? undefined : shown(api.GET('/questions', { fetch, params: { query: { show } } })),
		// What stands beside the list may be missing without taking the page along.
		own_communities(fetch).catch(() => undefined),
		all_of((after) => shown(api.GET('/me/unanswered', { fetch, params: { query: { after } } }))).catch(
			() => []
		),
		parent()
	]);
	const nobody_answered = ({ question: { answers, by } }: HomeItem) => !answers && by.id !== me.id;
	const mine = without_own(communities ?? [], own);
	const at_mine = ({ question }: HomeItem) => mine.some(({ id }) => id === question.community.id);
	const could_be_answered = home?.items.find(({ reason }) => reason.because === 'could_answer');
	const waiting = home?.items.filter(nobody_answered) ?? [];
	return {
		show,
		home,
		questions,
		communities: mine,
		is_in_none: communities?.length === 0,
		// What the reader knows something about; or else the one that waits longest, their own communities first.
		waiting: could_be_answered ?? waiting.findLast(at_mine) ?? waiting.at(-1)
	};
};

import { api, attempt, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const path = { community: params.id };
	const [community, members] = await Promise.all([
		shown(api.GET('/communities/{community}', { fetch, params: { path } })),
		shown(api.GET('/communities/{community}/members', { fetch, params: { path } }))
	]);
	// What stands beside the list may be missing without taking the page along.
	const links = community.may.invite
		? (await attempt(api.GET('/communities/{community}/invitations', { fetch, params: { path } }))).data
		: undefined;
	return { community, members, links };
};

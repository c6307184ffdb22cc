import { api, shown } from '#lib/api/client.ts';
import { all_of } from '#lib/api/listing.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const communities = await all_of((after) =>
		shown(api.GET('/communities', { fetch, params: { query: { after } } }))
	);
	const given = (name: string) => url.searchParams.get(name) ?? '';
	return {
		communities: communities.filter(({ may }) => may.ask),
		community: given('community'),
		title: given('title'),
		// A page shared from another app brings its words and its address.
		text: [given('text'), given('url')].filter(Boolean).join('\n\n')
	};
};

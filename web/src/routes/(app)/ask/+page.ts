import { api, attempt, shown } from '#lib/api/client.ts';
import { all_of } from '#lib/api/listing.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const given = (name: string) => url.searchParams.get(name) ?? '';
	const [communities, theme] = await Promise.all([
		all_of((after) => shown(api.GET('/communities', { fetch, params: { query: { after } } }))),
		given('theme')
			? attempt(api.GET('/themes/{theme}', { fetch, params: { path: { theme: given('theme') } } }))
			: undefined
	]);
	const { id, name, names } = theme?.data ?? {};
	return {
		communities: communities.filter(({ may }) => may.ask),
		given: {
			community: given('community'),
			title: given('title'),
			// A page shared from another app brings its words and its address.
			text: [given('text'), given('url')].filter(Boolean).join('\n\n'),
			...(id && name && names && { themes: [{ id, name, names }] })
		}
	};
};

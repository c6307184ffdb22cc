import { api, attempt } from '#lib/api/client.ts';
import { knows_somebody } from '#lib/identity/device.ts';
import { reset_token } from '#lib/identity/link_token.ts';
import type { PageLoad } from './$types';

/** The token stands in the fragment, which a browser never sends along; it is posted, so it is in no log. */
export const load: PageLoad = async ({ fetch }) => {
	const token = reset_token.held();
	const [preview, session] = await Promise.all([
		token ? attempt(api.POST('/reset_links/preview', { fetch, body: { token } })) : undefined,
		knows_somebody() ? attempt(api.GET('/session', { fetch })) : undefined
	]);
	return { token, account: preview?.data, problem: preview?.problem, me: session?.data };
};

import { api, attempt } from '#lib/api/client.ts';
import { knows_somebody } from '#lib/identity/device.ts';
import { invitation_token } from '#lib/identity/link_token.ts';
import type { PageLoad } from './$types';

/** The token stands in the fragment, which a browser never sends along; it is posted, so it is in no log. */
export const load: PageLoad = async ({ fetch }) => {
	const token = invitation_token.held();
	const [organisation, session, preview] = await Promise.all([
		attempt(api.GET('/organisation', { fetch })),
		knows_somebody() ? attempt(api.GET('/session', { fetch })) : undefined,
		token ? attempt(api.POST('/invitations/preview', { fetch, body: { token } })) : undefined
	]);
	return {
		token,
		organisation: organisation.data,
		me: session?.data,
		invitation: preview?.data,
		problem: preview?.problem
	};
};

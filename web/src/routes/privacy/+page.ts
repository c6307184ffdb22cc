import { api, attempt, shown } from '#lib/api/client.ts';
import { follow_preferences } from '#lib/app/preferences.ts';
import { knows_somebody } from '#lib/identity/device.ts';
import type { PageLoad } from './$types';

/** For whoever is not in yet, too: one reads what is kept before one gives it. */
export const load: PageLoad = async ({ fetch, url }) => {
	const [{ kept }, session] = await Promise.all([
		shown(api.GET('/privacy', { fetch })),
		knows_somebody() ? attempt(api.GET('/session', { fetch })) : undefined
	]);
	if (session?.data) await follow_preferences(session.data);
	return { kept, me: session?.data, from_invitation: url.searchParams.get('from') === 'invitation' };
};

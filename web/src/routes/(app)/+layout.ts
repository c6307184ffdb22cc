import { redirect } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import { follow_preferences } from '#lib/app/preferences.ts';
import { remember_account } from '#lib/identity/device.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
	const session = api.GET('/session', { fetch });
	const wanted = untrack(() => url.pathname + url.search);
	if ((await session).response.status === 401) redirect(307, `/sign-in?to=${encodeURIComponent(wanted)}`);
	const me = await shown(session);
	await remember_account(me.id);
	await follow_preferences(me);
	return { me };
};

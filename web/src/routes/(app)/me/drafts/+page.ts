import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	drafts: await shown(api.GET('/me/drafts', { fetch }))
});

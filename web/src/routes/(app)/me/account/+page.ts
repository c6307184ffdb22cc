import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	sessions: await shown(api.GET('/me/sessions', { fetch }))
});

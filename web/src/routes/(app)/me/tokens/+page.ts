import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	tokens: await shown(api.GET('/me/tokens', { fetch }))
});

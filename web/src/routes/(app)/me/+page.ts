import { api, attempt } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => ({
	organisation: (await attempt(api.GET('/organisation', { fetch }))).data
});

import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [own, completions] = await Promise.all([
		shown(api.GET('/me/own_records', { fetch })),
		shown(api.GET('/me/completions', { fetch }))
	]);
	return { own, completions };
};

import { api, attempt, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [sessions, second_step, organisation] = await Promise.all([
		shown(api.GET('/me/sessions', { fetch })),
		shown(api.GET('/me/second_step', { fetch })),
		attempt(api.GET('/organisation', { fetch }))
	]);
	return { sessions, second_step, organisation: organisation.data?.name ?? 'Kring' };
};

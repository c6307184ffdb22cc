import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	question: await shown(
		api.GET('/questions/{question}', { fetch, params: { path: { question: params.id } } })
	)
});

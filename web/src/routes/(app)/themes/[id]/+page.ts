import { api, shown } from '#lib/api/client.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
	const [theme, questions] = await Promise.all([
		shown(api.GET('/themes/{theme}', { fetch, params: { path: { theme: params.id } } })),
		shown(api.GET('/questions', { fetch, params: { query: { theme: params.id } } }))
	]);
	return { theme, questions };
};

import { api, shown } from '#lib/api/client.ts';
import { Problem } from '#lib/api/problem.ts';
import { wrong_query } from '#lib/search/limits.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const q = url.searchParams.get('q')?.trim() ?? '';
	if (!q) return { q };
	const wrong = wrong_query(q);
	if (wrong) return { q, problem: new Problem('invalid', [wrong]) };
	const {
		data: hits,
		error: refused,
		response
	} = await api.GET('/search', { fetch, params: { query: { q } } });
	// What cannot be searched for stays in the field, with the reason.
	if (refused && response.status === 422) return { q, problem: new Problem(refused.code, refused.problems) };
	return { q, hits: await shown(Promise.resolve({ data: hits, error: refused, response })) };
};

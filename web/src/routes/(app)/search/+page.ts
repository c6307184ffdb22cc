import { api, attempt, shown } from '#lib/api/client.ts';
import { Problem } from '#lib/api/problem.ts';
import { is_narrowed, is_of_texts, search_of, text_query } from '#lib/search/filters.ts';
import { wrong_query } from '#lib/search/limits.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const search = search_of(url.searchParams);
	const { q, kind } = search;
	if (!q && !(is_of_texts(kind) && is_narrowed(search))) return { search };
	const wrong = wrong_query(q);
	if (wrong) return { search, problem: new Problem('invalid', [wrong]) };
	const query = text_query(search);
	const named = { fetch, params: { query: { q } } };
	const communities_named = () => api.GET('/found_communities', named);
	const people_named = () => api.GET('/found_people', named);
	// What stands beside the texts may be missing without taking the page along.
	const beside = q && kind === undefined && !is_narrowed(search);
	const [texts, communities, people] = await Promise.all([
		is_of_texts(kind) ? api.GET('/search', { fetch, params: { query } }) : undefined,
		kind === 'community'
			? shown(communities_named())
			: beside && attempt(communities_named()).then(({ data }) => data),
		kind === 'person' ? shown(people_named()) : beside && attempt(people_named()).then(({ data }) => data)
	]);
	// What cannot be searched for stays in the field, with the reason.
	if (texts?.error && texts.response.status === 422)
		return { search, problem: new Problem(texts.error.code, texts.error.problems) };
	const hits = texts && (await shown(Promise.resolve(texts)));
	return { search, query, hits, communities: communities || undefined, people: people || undefined };
};

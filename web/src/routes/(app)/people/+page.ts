import { api, attempt, shown } from '#lib/api/client.ts';
import { filters_of } from '#lib/directory/people_filters.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const filters = filters_of(url.searchParams);
	const [people, units] = await Promise.all([
		shown(api.GET('/profiles', { fetch, params: { query: filters } })),
		// Without them one looks by the rest.
		attempt(api.GET('/units', { fetch }))
	]);
	return { filters, people, units: units.data?.items ?? [] };
};

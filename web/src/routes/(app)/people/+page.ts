import { api, attempt, shown } from '#lib/api/client.ts';
import { among, filters_of } from '#lib/directory/people_filters.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
	const asked = filters_of(url.searchParams);
	// Without them one looks by the rest.
	const units = attempt(api.GET('/units', { fetch }));
	const known = asked.unit ? (await units).data : undefined;
	const filters = known ? among(asked, known.items) : asked;
	const people = await shown(api.GET('/profiles', { fetch, params: { query: filters } }));
	return { filters, people, units: (await units).data?.items ?? [] };
};

import { all_spoken, type Spoken } from './spoken.ts';

/** Whom the list of people shows. All of it stands in its address. */
export type PeopleFilters = { named?: string; unit?: string; about?: string; speaks?: Spoken };

/** As long as the server takes them. */
export const MOST_OF_NAMED = 80;
export const MOST_OF_ABOUT = 60;

/** What an address says; what makes no sense in it is left out. */
export function filters_of(params: Pick<URLSearchParams, 'get'>): PeopleFilters {
	const text = (name: string, most: number) => params.get(name)?.trim().slice(0, most) || undefined;
	return {
		named: text('named', MOST_OF_NAMED),
		unit: params.get('unit') || undefined,
		about: text('about', MOST_OF_ABOUT),
		speaks: all_spoken.find((each) => each === params.get('speaks'))
	};
}

/** Without a unit that is not among these: it was removed, or never was one. */
export const among = (filters: PeopleFilters, units: { id: string }[]): PeopleFilters =>
	units.some(({ id }) => id === filters.unit) ? filters : { ...filters, unit: undefined };

export function address_of(filters: PeopleFilters): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
	const query = params.toString().replaceAll('+', '%20');
	return query ? `/people?${query}` : '/people';
}

export const is_narrowed = (filters: PeopleFilters) => Object.values(filters).some(Boolean);

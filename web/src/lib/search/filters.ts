import type { paths } from '#lib/api/schema.d.ts';
import { text_languages, type TextLanguage } from '#lib/contributions/text_languages.ts';

/** What the search page looks for: words, what kind of thing, and among what. All of it stands in its address. */
export const text_kinds = ['question', 'answer', 'comment'] as const;
export const kinds = [...text_kinds, 'community', 'person'] as const;

export type TextKind = (typeof text_kinds)[number];
export type Kind = (typeof kinds)[number];

/** By what texts are narrowed. `from` and `until` are days, both inclusive. */
export type Narrowing = {
	community?: string;
	by?: string;
	answered?: 'true' | 'false';
	from?: string;
	until?: string;
	language?: TextLanguage;
};
export type Search = Narrowing & { q: string; kind?: Kind };
type SearchQuery = NonNullable<paths['/search']['get']['parameters']['query']>;

const one_of = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
	all.find((each) => each === text);

/** A day that is one, as "2026-11-23". */
function a_day(text: string | null) {
	const is_day = text && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
	return is_day ? text : undefined;
}

/** What an address says; what makes no sense in it is left out. */
export function search_of(params: Pick<URLSearchParams, 'get'>): Search {
	const text = (name: string) => params.get(name) || undefined;
	return {
		q: params.get('q')?.trim() ?? '',
		kind: one_of(kinds, params.get('kind')),
		community: text('community'),
		by: text('by'),
		answered: one_of(['true', 'false'], params.get('answered')),
		from: a_day(params.get('from')),
		until: a_day(params.get('until')),
		language: one_of(text_languages, params.get('language'))
	};
}

export function address_of(search: Search): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(search)) if (value) params.set(name, value);
	const query = params.toString().replaceAll('+', '%20');
	return query ? `/search?${query}` : '/search';
}

/** Whether it narrows which texts are found: people and communities are not asked for then. */
export const is_narrowed = ({ q: _, kind: __, ...narrowing }: Search) =>
	Object.values(narrowing).some(Boolean);

export const is_of_texts = (kind?: Kind): kind is TextKind | undefined =>
	kind === undefined || one_of(text_kinds, kind) !== undefined;

/** The beginning of a day where its reader is, so many days on. */
function beginning_of(day: string, days_on = 0) {
	const at = new Date(`${day}T00:00`);
	at.setDate(at.getDate() + days_on);
	return at.toISOString();
}

/** What the API is asked. */
export function text_query({ q, kind, community, by, answered, from, until, language }: Search): SearchQuery {
	return {
		...(q && { q }),
		...(kind && is_of_texts(kind) && { kind }),
		...(community && { community }),
		...(by && { by }),
		...(answered && { answered: answered === 'true' }),
		...(from && { from: beginning_of(from) }),
		...(until && { until: beginning_of(until, 1) }),
		...(language && { language })
	};
}

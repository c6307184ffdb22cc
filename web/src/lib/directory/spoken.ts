import type { ToldProfile } from '#lib/api/client.ts';
import { language_name } from '#lib/i18n/format.ts';

export type Spoken = ToldProfile['speaks'][number];

// A record, so that none is missing.
const all: Record<Spoken, true> = {
	ar: true,
	bg: true,
	bn: true,
	bs: true,
	cs: true,
	da: true,
	de: true,
	el: true,
	en: true,
	es: true,
	et: true,
	fa: true,
	fi: true,
	fr: true,
	ga: true,
	hi: true,
	hr: true,
	hu: true,
	id: true,
	it: true,
	ja: true,
	ku: true,
	lt: true,
	lv: true,
	mt: true,
	nl: true,
	no: true,
	pl: true,
	ps: true,
	pt: true,
	ro: true,
	ru: true,
	sk: true,
	sl: true,
	so: true,
	sq: true,
	sr: true,
	sv: true,
	ti: true,
	tr: true,
	uk: true,
	ur: true,
	vi: true,
	zh: true
};

export const all_spoken = Object.keys(all) as Spoken[];

/** As many as the server takes. */
export const MOST_SPOKEN = 8;

/** These, and a language that was chosen in the list but not added yet: who chose it means it. */
export const with_chosen = (spoken: Spoken[], chosen: Spoken | ''): Spoken[] =>
	chosen && !spoken.includes(chosen) && spoken.length < MOST_SPOKEN ? [...spoken, chosen] : spoken;

/** What one can choose besides what was chosen, by name in the language of the page. */
export const spoken_besides = (chosen: Spoken[]) =>
	all_spoken
		.filter((code) => !chosen.includes(code))
		.map((code) => ({ code, name: language_name(code) }))
		.sort((one, other) => one.name.localeCompare(other.name));

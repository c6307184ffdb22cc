import { device_shelf } from '#lib/offline/shelf.ts';
import type en from './en.ts';
import { set_formats } from './format.ts';
import type of_office from './office/en.ts';
import type of_records from './records/en.ts';

export type Messages = typeof en;
export type OfficeMessages = typeof of_office;
export type RecordsMessages = typeof of_records;
export type Language = 'nl' | 'en';

type Catalogue = { everywhere: Messages; office?: OfficeMessages; records?: RecordsMessages };
type Catalogues = Record<Language, () => Promise<Catalogue>>;

/** French joins when its catalogue is complete: a half-translated page is worse than none. */
const of_all_pages: Catalogues = {
	nl: async () => ({ everywhere: (await import('./nl.ts')).default }),
	en: async () => ({ everywhere: (await import('./en.ts')).default })
};
/** What few pages say comes with them, in one file with what all say. */
const with_part = {
	office: {
		nl: async () => (await import('./with_office/nl.ts')).default,
		en: async () => (await import('./with_office/en.ts')).default
	},
	records: {
		nl: async () => (await import('./with_records/nl.ts')).default,
		en: async () => (await import('./with_records/en.ts')).default
	}
} satisfies Record<string, Catalogues>;
type Part = keyof typeof with_part;

export const languages: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

let words = $state.raw<Catalogue>();
let spoken = $state.raw<Language>();
/** What a page says besides, so that whoever opens it first asks for one file. */
export function part_of(path: string): Part | undefined {
	if (path.startsWith('/administration/records')) return 'records';
	return path.startsWith('/administration/') ? 'office' : undefined;
}

/** Of what somebody came by a page that few ever open. */
const parts = new Set<Part>();

/** The sentences of the current language, `t().question.accepted`. Only one language is downloaded. */
export const t = () => words!.everywhere;

/** Those that only pages of administrators say: the layout of these has them loaded. */
export const t_of_office = () => words!.office!;

/** Those that only pages of learning records say, in the same way. */
export const t_of_records = () => words!.records!;

/** Whether the page is in this language now. */
export const speaks = (language: string) => language === spoken;

export function preferred_language(): Language {
	const wanted = [device_shelf.read('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
	return (wanted.find((tag) => tag && tag in of_all_pages) ?? 'en') as Language;
}

/** `part`: also what these pages say, from now on. */
export async function speak(language: Language, part?: Part) {
	document.documentElement.lang = language;
	if (part) parts.add(part);
	const wanted: Catalogues[] = parts.size ? [...parts].map((each) => with_part[each]) : [of_all_pages];
	const loaded = await Promise.all(wanted.map((each) => each[language]()));
	const next: Catalogue = Object.assign({}, ...loaded);
	set_formats(language, next.everywhere.time.just_now);
	words = next;
	spoken = language;
}

/** Speaks it now and remembers it on this device. The account is told by whoever knows who is signed in. */
export async function choose_language(language: Language) {
	device_shelf.keep('language', language);
	await speak(language);
}

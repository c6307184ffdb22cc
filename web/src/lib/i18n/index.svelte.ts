import { device_shelf } from '#lib/offline/shelf.ts';
import type en from './en.ts';
import { set_formats } from './format.ts';
import type of_records from './records/en.ts';

export type Messages = typeof en;
export type RecordsMessages = typeof of_records;
export type Language = 'nl' | 'en';

type Catalogue = { everywhere: Messages; records?: RecordsMessages };
type Catalogues = Record<Language, () => Promise<Catalogue>>;

/** French joins when its catalogue is complete: a half-translated page is worse than none. */
const of_all_pages: Catalogues = {
	nl: async () => ({ everywhere: (await import('./nl.ts')).default }),
	en: async () => ({ everywhere: (await import('./en.ts')).default })
};
const with_records: Catalogues = {
	nl: async () => (await import('./with_records/nl.ts')).default,
	en: async () => (await import('./with_records/en.ts')).default
};

export const languages: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

let words = $state.raw<Catalogue>();
let spoken = $state.raw<Language>();
/** Whether somebody came by a page of learning records, which few ever open. */
let speaks_of_records = false;

/** The sentences of the current language, `t().question.accepted`. Only one language is downloaded. */
export const t = () => words!.everywhere;

/** Those that only pages of learning records say: the layout of these has them loaded. */
export const t_of_records = () => words!.records!;

/** Whether the page is in this language now. */
export const speaks = (language: string) => language === spoken;

export function preferred_language(): Language {
	const wanted = [device_shelf.read('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
	return (wanted.find((tag) => tag && tag in of_all_pages) ?? 'en') as Language;
}

/** `of_records`: also what the pages of learning records say, from now on. */
export async function speak(language: Language, of_records = false) {
	document.documentElement.lang = language;
	speaks_of_records ||= of_records;
	const next = await (speaks_of_records ? with_records : of_all_pages)[language]();
	set_formats(language, next.everywhere.time.just_now);
	words = next;
	spoken = language;
}

/** Speaks it now and remembers it on this device. The account is told by whoever knows who is signed in. */
export async function choose_language(language: Language) {
	device_shelf.keep('language', language);
	await speak(language);
}

/** Dates, numbers and plurals of the current language. All of it is Intl: no library. */
import { now } from './now.ts';

let language = 'en';
let just_now = '';
let plurals = new Intl.PluralRules(language);

export function set_formats(next: string, just: string) {
	language = next;
	just_now = just;
	plurals = new Intl.PluralRules(language);
}

type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export const plural = (n: number, forms: Forms) => forms[plurals.select(n)] ?? forms.other;
export const number = (n: number) => new Intl.NumberFormat(language).format(n);
export const clock = (at: Date) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
export const day = (iso: string) =>
	new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }).format(new Date(iso));
export const date = (iso: string) =>
	new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(iso));
export const moment = (iso: string) =>
	new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
export const month = (iso: string) =>
	new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(new Date(iso));
/** "Dutch, Turkish and English". */
export const list = (names: string[]) => new Intl.ListFormat(language).format(names);
/** What the language with this code (ISO 639-1) is called. */
export const language_name = (code: string) =>
	new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

const units: [Intl.RelativeTimeFormatUnit, number][] = [
	['year', 31_536_000],
	['month', 2_592_000],
	['week', 604_800],
	['day', 86_400],
	['hour', 3_600],
	['minute', 60]
];

/**
 * "3 minutes ago", never broken after the number; on an open page it grows older. Of less than a minute Intl says
 * "now", which is no time at which something was done.
 */
export function ago(iso: string, at = now()) {
	const seconds = (Date.parse(iso) - at) / 1000;
	if (Math.abs(seconds) < 60) return just_now;
	const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
	const said = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
		Math.round(seconds / size),
		unit
	);
	return said.replaceAll(' ', '\u00a0');
}

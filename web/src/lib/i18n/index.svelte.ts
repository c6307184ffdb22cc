import { device_shelf } from '#lib/offline/shelf.ts';
import type en from './en.ts';
import { set_formats } from './format.ts';

export type Messages = typeof en;
export type Language = 'nl' | 'en';

/** French joins when its catalogue is complete: a half-translated page is worse than none. */
const catalogues: Record<Language, () => Promise<{ default: Messages }>> = {
	nl: () => import('./nl.ts'),
	en: () => import('./en.ts')
};

export const languages: Record<Language, string> = { nl: 'Nederlands', en: 'English' };

let messages = $state.raw<Messages>();
let spoken = $state.raw<Language>();

/** The sentences of the current language, `t().question.accepted`. Only one language is downloaded. */
export const t = () => messages!;

/** Whether the page is in this language now. */
export const speaks = (language: string) => language === spoken;

export function preferred_language(): Language {
	const wanted = [device_shelf.read('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
	return (wanted.find((tag) => tag && tag in catalogues) ?? 'en') as Language;
}

/** Brings the sentences of some pages alone, and answers how to say them. */
type Part = (language: Language) => Promise<() => void>;
const parts = new Set<Part>();

export async function speak(language: Language) {
	document.documentElement.lang = language;
	const [{ default: next }, ...say] = await Promise.all([
		catalogues[language](),
		...[...parts].map((part) => part(language))
	]);
	set_formats(language, next.time.just_now);
	messages = next;
	for (const each of say) each();
	spoken = language;
}

/** Has a part of the sentences said too, now and in each language that is spoken later. */
export async function when_speaking(part: Part) {
	if (parts.has(part)) return;
	parts.add(part);
	(await part(spoken ?? preferred_language()))();
}

/** Speaks it now and remembers it on this device. The account is told by whoever knows who is signed in. */
export async function choose_language(language: Language) {
	device_shelf.keep('language', language);
	await speak(language);
}

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

export async function speak(language: Language) {
	document.documentElement.lang = language;
	const { default: next } = await catalogues[language]();
	set_formats(language, next.time.just_now);
	messages = next;
	spoken = language;
}

/** Speaks it now and remembers it on this device. The account is told by whoever knows who is signed in. */
export async function choose_language(language: Language) {
	device_shelf.keep('language', language);
	await speak(language);
}

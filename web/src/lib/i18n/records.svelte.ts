import { when_speaking, type Language } from './index.svelte.ts';
import type en from './records/en.ts';

export type RecordsMessages = typeof en;

const catalogues: Record<Language, () => Promise<{ default: RecordsMessages }>> = {
	nl: () => import('./records/nl.ts'),
	en: () => import('./records/en.ts')
};

let messages = $state.raw<RecordsMessages>();

/** What only the pages of learning records say, which nobody else downloads: `of_records().retention.title`. */
export const of_records = () => messages!;

async function part(language: Language) {
	const { default: next } = await catalogues[language]();
	return () => {
		messages = next;
	};
}

/** For whoever loads such a page. From then on it follows the language. */
export const speak_of_records = () => when_speaking(part);

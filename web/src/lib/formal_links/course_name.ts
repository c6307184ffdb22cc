import type { Completion } from '#lib/api/client.ts';
import { t, type Language } from '#lib/i18n/index.svelte.ts';
import { words_of } from '#lib/learning_records/address.ts';

/** What a course is called in the language of the page; in the other one, or by its address, where it has no name there. */
export function course_name({ name_nl, name_en, address }: Completion) {
	t(); // read again when another language is chosen
	const is_dutch = (document.documentElement.lang as Language) === 'nl';
	return (is_dutch ? (name_nl ?? name_en) : (name_en ?? name_nl)) ?? words_of(address);
}

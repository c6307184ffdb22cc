/** What a text may be written in: the languages whose words search can reduce to stems. */
export const text_languages = ['nl', 'en', 'fr'] as const;
export type TextLanguage = (typeof text_languages)[number];

type Written = { language?: TextLanguage; language_chosen: boolean };

/** What its author chose; empty where the words tell. */
export const chosen_language = ({ language, language_chosen }: Written): TextLanguage | '' =>
	(language_chosen && language) || '';

/** What the words tell, as far as that is known: what was chosen instead hides it. */
export const told_language = ({ language, language_chosen }: Written): TextLanguage | undefined =>
	language_chosen ? undefined : language;

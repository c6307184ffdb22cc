import type { NamedTheme } from '#lib/api/client.ts';
import { t, type Language } from '#lib/i18n/index.svelte.ts';

/** What a theme is called in the language of the page; as it was named where nobody said. */
export function theme_name({ name, names }: Pick<NamedTheme, 'name' | 'names'>) {
	t(); // read again when another language is chosen
	return names[document.documentElement.lang as Language] ?? name;
}

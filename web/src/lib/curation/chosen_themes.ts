import type { NamedTheme } from '#lib/api/client.ts';

/** A theme that is there, or only a name: it is made when what carries it is saved, and not before. */
export type ChosenTheme = Omit<NamedTheme, 'id'> & { id?: string };

export const MOST_THEMES = 5;

/** Names that differ only in case, hyphens and spaces are one, as on the server. */
export const plain_name = (name: string) =>
	name
		.trim()
		.toLocaleLowerCase()
		.replace(/[\s_-]+/g, '-');

/** These, and a name that was typed but not chosen yet: who typed it means it. */
export function with_typed(chosen: ChosenTheme[], typed: string): ChosenTheme[] {
	const name = typed.trim();
	const is_there = chosen.some((theme) => plain_name(theme.name) === plain_name(name));
	if (!name || is_there || chosen.length >= MOST_THEMES) return chosen;
	return [...chosen, { name, names: {} }];
}

/** As the API takes them. A name that leads to a theme already brings that one. */
export const themes_body = (chosen: ChosenTheme[]) => ({
	themes: chosen.flatMap(({ id }) => id ?? []),
	new_themes: chosen.flatMap(({ id, name }) => (id ? [] : name))
});

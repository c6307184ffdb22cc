/** What somebody wrote in a form, without what they chose in it: a heading, and the text under it. */
export function words_of(values: object): string {
	const said = values as Record<string, unknown>;
	const parts = [
		said.title,
		said.name,
		said.text,
		said.theme,
		said.purpose,
		said.description,
		said.role,
		said.ask_about
	].flat();
	return parts.filter((part) => typeof part === 'string' && part.trim()).join('\n\n');
}

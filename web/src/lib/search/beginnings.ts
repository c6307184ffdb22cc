import type { Colleague } from '#lib/api/client.ts';

/** Letters of a name that say whom somebody looks for, though more of it follows. */
const TELLING = 4;

/** The words of a text as they are compared: without accents, in small letters. */
const words = (text: string) =>
	text
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/**
 * Whether these people are found by no more than a few letters with which their names begin, as Coppens by "COP":
 * whoever typed those looks for a word more likely than for somebody. `ask_about` has the topics that say the word.
 */
export function are_mere_beginnings(q: string, people: Pick<Colleague, 'person' | 'role' | 'ask_about'>[]) {
	const looked_for = words(q);
	if (looked_for.some((word) => word.length >= TELLING)) return false;
	return !people.some(({ person, role, ask_about }) => {
		const said = words(`${person.name} ${role}`);
		return ask_about.length > 0 || looked_for.some((word) => said.includes(word));
	});
}

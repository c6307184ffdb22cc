import type { RecordCount } from '#lib/api/client.ts';
import { verb_words } from './address.ts';

/** What can be chosen in a list: a program, a verb, an activity. */
export type Option = { id: string; name: string };

const spoken = (name: string, id: string) => (id.endsWith(name) ? verb_words('', id) : verb_words(name, id));

/** Those there is most of, and the one that is chosen though it is not among them. */
export const options = (counts: RecordCount[], chosen?: string): Option[] => {
	const all = counts.flatMap(({ id, name }) => (id ? [{ id, name: spoken(name, id) }] : []));
	const known = !chosen || all.some(({ id }) => id === chosen);
	return known ? all : [...all, { id: chosen, name: verb_words('', chosen) }];
};

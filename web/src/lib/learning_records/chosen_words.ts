import type { RecordDisclosure } from '#lib/api/client.ts';
import { moment } from '#lib/i18n/format.ts';
import { t_of_records } from '#lib/i18n/index.svelte.ts';
import { verb_words, words_of } from './address.ts';

type Chosen = NonNullable<RecordDisclosure['choice']>;

/** Which records a file holds, in a line; "" for all of them. `client` is what its program is called. */
export function chosen_words(
	{ client: id, verb, activity, actor, since, until, success }: Chosen,
	client?: string
) {
	const words = t_of_records().records;
	return [
		id && (client ?? id),
		actor?.toUpperCase(),
		verb && verb_words('', verb),
		activity && words_of(activity),
		success === undefined ? '' : success ? words.succeeded : words.failed,
		since && words.arrived_from(moment(since)),
		until && words.arrived_before(moment(until))
	]
		.filter(Boolean)
		.join(' · ');
}

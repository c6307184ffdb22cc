import type { RetentionAct, RetentionPreview } from '#lib/api/client.ts';
import { date } from '#lib/i18n/format.ts';
import { t_of_records } from '#lib/i18n/index.svelte.ts';

/** Which records, and what happens to them, as an administrator fills it in; empty is all. */
export type Which = { client: string; verb: string; act: RetentionAct };

export const all_of_them = (): Which => ({ client: '', verb: '', act: 'anonymise' });

/** As the API takes it. */
export const said = ({ client, verb, act }: Which) => ({
	act,
	...(client && { client }),
	...(verb && { verb })
});

export const most_days = 36_500;

/** Whether a rule can wait so many days, as somebody typed it. */
export const are_days = (typed: string) =>
	/^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most_days;

/** What would be touched, a line each; none where nothing would. */
export function lines_of(preview: RetentionPreview): string[] {
	const { statements, more, oldest, newest, documents, more_documents } = preview;
	const records = more
		? t_of_records().retention.more_than(statements)
		: t_of_records().privacy.found(statements);
	const when = oldest && newest ? `, ${t_of_records().retention.between(date(oldest), date(newest))}` : '';
	const count = more_documents
		? t_of_records().retention.more_documents_than
		: t_of_records().privacy.documents;
	return [...(statements || more ? [records + when] : []), ...(documents ? [count(documents)] : [])];
}

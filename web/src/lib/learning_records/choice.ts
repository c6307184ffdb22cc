import { date } from '#lib/i18n/format.ts';

/** Which records a page shows, as it stands in its address. Days are the reader's own. */
export type Choice = Partial<Record<(typeof names)[number], string>>;

const names = ['client', 'verb', 'activity', 'actor', 'from', 'to', 'success'] as const;

/** What an address says, without what it leaves open. */
export function choice_in(parameters: URLSearchParams): Choice {
	const choice: Choice = {};
	for (const name of names) {
		const value = parameters.get(name)?.trim();
		if (value) choice[name] = value;
	}
	return choice;
}

export const is_narrowed = (choice: Choice) => names.some((name) => choice[name]);

/** The page that shows these. */
export function address_of(choice: Choice) {
	const parameters = new URLSearchParams();
	for (const name of names) if (choice[name]) parameters.set(name, choice[name]);
	const query = parameters.toString();
	return `/administration/records/reported${query && `?${query}`}`;
}

/** When a day of the reader's begins, some days later; nothing for what is no day. */
function beginning_of(day: string | undefined, days_later = 0) {
	const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
	if (!date) return undefined;
	const at = new Date(Number(year), Number(month) - 1, Number(date) + days_later);
	return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A day of the reader's in their language; what is no day as it is. */
export function day_in_words(day: string) {
	const beginning = beginning_of(day);
	return beginning ? date(beginning) : day;
}

/** The same as the API wants it. */
export const asked = ({ client, verb, activity, actor, from, to, success }: Choice) => ({
	client,
	verb,
	activity,
	actor: actor?.toUpperCase(),
	since: beginning_of(from),
	until: beginning_of(to, 1),
	success: success === 'true' ? true : success === 'false' ? false : undefined
});

import { t_of_records } from '#lib/i18n/index.svelte.ts';

/** Addresses (IRIs) by which xAPI knows verbs, activities and places, for people. */

const decoded = (text: string) => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** The last piece: "completed" of "http://adlnet.gov/expapi/verbs/completed/". */
const last_piece = (address: string) => {
	const bare = address.replace(/\/+$/, '');
	return bare.slice(bare.search(/[^/#:]*$/));
};

/** The last piece in words: "first aid" of "https://lms.example/first-aid"; the whole where there is none. */
export const words_of = (address: string) =>
	decoded(last_piece(address))
		.replace(/[-_+]+/g, ' ')
		.trim() || address;

const known_verbs =
	/^https?:\/\/(adlnet\.gov\/expapi\/verbs|activitystrea\.ms\/schema\/1\.0|id\.tincanapi\.com\/verb|w3id\.org\/xapi\/adl\/verbs)\//;

/** A verb that many programs use, in the reader's language. */
const known_verb = (address: string) =>
	known_verbs.test(address) ? t_of_records().records.verbs[last_piece(address)] : undefined;

/** The verb as a program put it; where it said no more than its address does, or nothing, that in words. */
export const verb_words = (verb: string, address?: string) =>
	address && (!verb || verb.toLowerCase() === last_piece(address).toLowerCase())
		? (known_verb(address) ?? words_of(address))
		: verb;

/** What a statement of Kring's own is about, by the address of a page of this hub; undefined for others. */
export function own_thing(address: string, origin: string, verb?: string) {
	if (!address.startsWith(`${origin}/`)) return undefined;
	const [, kind, is_post] =
		/^\/(questions|themes|communities)\/[^/#]+(#.+)?$/.exec(address.slice(origin.length)) ?? [];
	const things = t_of_records().records.own_things;
	if (kind === 'questions' && verb && last_piece(verb) === 'asked') return things.asked;
	return is_post ? things.posts : things[kind as keyof typeof things];
}

/** What a record says that something was done with. */
type Said = { verb: string; object: string; verb_id?: string; activity_id?: string };

const own_thing_of = ({ activity_id, verb_id }: Said, origin: string) =>
	activity_id ? own_thing(activity_id, origin, verb_id) : undefined;

/** The address of an activity that nobody named, and that is none of Kring's own: it comes as its address. */
export function nameless(said: Said, origin: string) {
	const { object, activity_id } = said;
	if (own_thing_of(said, origin)) return undefined;
	return activity_id?.startsWith(object) && (!object || object.includes(':')) ? activity_id : undefined;
}

/** What something was done with, in words. */
export function thing_words(said: Said, origin: string) {
	const address = nameless(said, origin);
	return own_thing_of(said, origin) || (address ? words_of(address) : said.object);
}

/** What another record tells of, in words: "K7Q2M completed First aid", without its actor where it has the same. */
export const within_words = (within: Said & { actor?: string }, origin: string) =>
	[within.actor, verb_words(within.verb, within.verb_id), thing_words(within, origin)]
		.filter(Boolean)
		.join(' ');

/** The host of a home page, "lms.example", or the whole where it has none. */
export const place_of = (home_page: string) =>
	(URL.canParse(home_page) && new URL(home_page).host) || home_page;

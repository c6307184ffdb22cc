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

/** The verb as a program put it; where it named none, its address in words. */
export const verb_words = (verb: string, address?: string) =>
	address && verb === last_piece(address) ? words_of(address) : verb;

/** The host of a home page, "lms.example", or the whole where it has none. */
export const place_of = (home_page: string) =>
	(URL.canParse(home_page) && new URL(home_page).host) || home_page;

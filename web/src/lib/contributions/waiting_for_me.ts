import type { Community, OwnUnanswered } from '#lib/api/client.ts';

/** Communities with how many questions wait in each for an answer from the reader: never the reader's own. */
export function without_own(communities: Community[], own: OwnUnanswered[]): Community[] {
	const asked = new Map(own.map(({ community, questions }) => [community, questions]));
	return communities.map((each) => ({
		...each,
		unanswered: Math.max(0, each.unanswered - (asked.get(each.id) ?? 0))
	}));
}

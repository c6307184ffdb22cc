import type { Byline, Question } from '#lib/api/client.ts';

type Said = { by: Byline; state: Question['state'] };

/** Whether any of it is on show and somebody else's than the author's. */
export const has_others = (said: Said[], author: Byline) =>
	said.some(({ by, state }) => state === 'visible' && by.id !== author.id);

/** Whether something that others wrote goes out of sight with a question. */
export function loses_others({ by, answers, comments }: Question) {
	const on_show = answers.filter(({ state }) => state === 'visible');
	return [comments, answers, ...on_show.map((answer) => answer.comments)].some((said) =>
		has_others(said, by)
	);
}

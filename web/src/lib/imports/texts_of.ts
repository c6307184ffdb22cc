import type { UnclaimedPerson } from '#lib/api/client.ts';
import { list } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/index.svelte.ts';

type Written = Pick<UnclaimedPerson, 'questions' | 'answers' | 'comments'>;

/** "3 questions, 1 answer and 2 comments": what somebody wrote, as far as it is theirs yet; empty where that is nothing. */
export function texts_of({ questions, answers, comments }: Written): string {
	const { counted } = t().profile;
	const all = [
		questions && counted.questions(questions),
		answers && counted.answers(answers),
		comments && counted.comments(comments)
	].filter((each): each is string => Boolean(each));
	return list(all);
}

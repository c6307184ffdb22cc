import type { Question } from '#lib/api/client.ts';
import type { DraftPlace } from '#lib/offline/drafts.ts';

/** Where something is being written in a question's thread: at the answer or comment `at`, or at the question. */
export const place_in = ({ id, title }: Question, at?: string): DraftPlace => ({
	href: at && at !== id ? `/questions/${id}#${at}` : `/questions/${id}`,
	title
});

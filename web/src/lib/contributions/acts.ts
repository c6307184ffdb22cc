import { api, attempt, type Answer, type Comment, type Question } from '#lib/api/client.ts';
import type { TextLanguage } from './text_languages.ts';

/** The three things people write. What can be done to all of them is said once, here. */
export type Kind = 'question' | 'answer' | 'comment';
export type Item = Pick<
	Comment,
	'id' | 'text' | 'html' | 'by' | 'revision' | 'language' | 'language_chosen'
> & { title?: string };
/** `language` is empty where the words tell. */
export type Words = { title: string; text: string; revision: number; language: TextLanguage | '' };

/** Saves an edit that began from `revision`; a newer one on the server is refused as `revision.stale`. */
export async function save_edit(kind: Kind, id: string, { title, text, revision, ...chosen }: Words) {
	const language = chosen.language || undefined;
	if (kind === 'question') {
		const params = { path: { question: id } };
		const body = { title, text, revision, language };
		return attempt<Question>(api.PUT('/questions/{question}', { params, body }));
	}
	const body = { text, revision, language };
	return kind === 'answer'
		? attempt<Answer>(api.PUT('/answers/{answer}', { params: { path: { answer: id } }, body }))
		: attempt<Comment>(api.PUT('/comments/{comment}', { params: { path: { comment: id } }, body }));
}

export function withdraw(kind: Kind, id: string) {
	if (kind === 'question')
		return attempt(api.PUT('/questions/{question}/withdrawal', { params: { path: { question: id } } }));
	return kind === 'answer'
		? attempt(api.PUT('/answers/{answer}/withdrawal', { params: { path: { answer: id } } }))
		: attempt(api.PUT('/comments/{comment}/withdrawal', { params: { path: { comment: id } } }));
}

export function restore(kind: Kind, id: string) {
	if (kind === 'question')
		return attempt(api.DELETE('/questions/{question}/withdrawal', { params: { path: { question: id } } }));
	return kind === 'answer'
		? attempt(api.DELETE('/answers/{answer}/withdrawal', { params: { path: { answer: id } } }))
		: attempt(api.DELETE('/comments/{comment}/withdrawal', { params: { path: { comment: id } } }));
}

export function read_revisions(kind: Kind, id: string, after?: string) {
	const query = { after };
	if (kind === 'question')
		return api.GET('/questions/{question}/revisions', { params: { path: { question: id }, query } });
	return kind === 'answer'
		? api.GET('/answers/{answer}/revisions', { params: { path: { answer: id }, query } })
		: api.GET('/comments/{comment}/revisions', { params: { path: { comment: id }, query } });
}

/** Says that an answer helped, or takes that back. */
export const mark_helpful = (answer: string, mine: boolean) =>
	attempt((mine ? api.PUT : api.DELETE)('/answers/{answer}/helpful', { params: { path: { answer } } }));

/** Says that one has a question too, or takes that back. */
export const say_same = (question: string, mine: boolean) =>
	attempt((mine ? api.PUT : api.DELETE)('/questions/{question}/same', { params: { path: { question } } }));

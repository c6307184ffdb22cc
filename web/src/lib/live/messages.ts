import type { Answer, Comment, Question } from '#lib/api/client.ts';

/** What the live socket says. Rendered once for everybody, so it leaves out what depends on who reads. */
export type LiveQuestion = Omit<
	Question,
	'text' | 'may' | 'community' | 'answers' | 'comments' | 'audience' | 'same_mine' | 'likes' | 'links'
>;
export type LiveAnswer = Omit<Answer, 'text' | 'may' | 'helpful_mine' | 'comments'>;
export type LiveComment = Omit<Comment, 'text' | 'may'>;

export type Change =
	| { changed: 'question'; question: LiveQuestion }
	| { changed: 'answer'; answer: LiveAnswer }
	| { changed: 'comment'; comment: LiveComment };

export type LiveMessage =
	Change | { watching: string } | { refused: string } | { ended: string } | { signed_out: true };

/** A frame this client understands; anything else, such as what a newer server adds, is left alone. */
export function read_message(frame: unknown): LiveMessage | undefined {
	if (typeof frame !== 'string') return undefined;
	try {
		const message: unknown = JSON.parse(frame);
		const known = ['changed', 'watching', 'refused', 'ended', 'signed_out'];
		const is_ours = typeof message === 'object' && message !== null && known.some((name) => name in message);
		return is_ours ? (message as LiveMessage) : undefined;
	} catch {
		return undefined;
	}
}
